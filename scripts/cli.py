"""The commands, what they print and their exit codes (DESIGN 8): 0 fine, 1 problems in the sources, 2 wrong use, 3
something of ours broke."""

import gc
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

import click

from scripts.model.values import VIETNAM, beginning, parse_day, parse_moment, parse_month, parse_web_address
from scripts.problems import Problem
from scripts.problems.failure import CannotDo, CannotStart
from scripts.problems.printers import PRINTERS
from scripts.publish.errors import words_of
from scripts.render import ENGINES
from scripts.setup.kit import INSTALLED, NAME
from scripts.words.command_words import speak_vietnamese
from scripts.workers.address import parse_scheduler

if TYPE_CHECKING:
    from scripts.law_import.reading import Understood
    from scripts.model.law import Law
    from scripts.plans.recognised import What
    from scripts.tables.command import Asked

CHECKOUT = Path(__file__).resolve().parent.parent
T = TypeVar("T")
OK, PROBLEMS, WRONG_USE, BROKEN = range(4)

speak_vietnamese()


class Typed(click.ParamType[T]):
    """A value that `parse` makes of text; where it raises ValueError, the `refusal` has the text in its braces."""

    def __init__(self, name: str, parse: Callable[[str], T], refusal: str) -> None:
        self.name, self._parse, self._refusal = name, parse, refusal

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """What is meant, or the refusal."""
        try:
            return self._parse(str(value))
        except ValueError:
            self.fail(self._refusal.format(value), param, ctx)


MOMENT = Typed(
    "thời điểm",
    lambda text: beginning(parse_moment(text)),
    "không hiểu “{}”; viết như 2022-06-09 hoặc 2022-06-09 07:30",
)
DAY = Typed("ngày", parse_day, "không hiểu “{}”; viết như 2022-06-09")
MONTH = Typed("tháng", parse_month, "không hiểu “{}”; viết như 2022-06")
WEB_ADDRESS = Typed("URL", parse_web_address, "“{}” không phải địa chỉ web; viết như https://vi-du.vn/")

SCHEDULER = Typed("địa chỉ", parse_scheduler, "“{}” không phải địa chỉ của cụm máy; viết như tcp://may-chinh:8786")


def clock() -> datetime:
    """The one place where time enters: SOURCE_DATE_EPOCH, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(VIETNAM)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH không phải số giây: {epoch}") from None
    return datetime.now(VIETNAM)


_now = click.option("--now", type=MOMENT, help="Dựng như thể đang ở thời điểm này (mặc định: lúc này).")
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
_NEW_FILE = click.Path(path_type=Path, dir_okay=False)
_NEW_FOLDER = click.Path(path_type=Path, file_okay=False)
_YEAR = click.IntRange(1987, 2100)
_ROOT_HELP = "Thư mục có content/ và events/ (mặc định: thư mục dự án)."
_root = click.option("--root", type=_FOLDER, default=Path.cwd() if INSTALLED else CHECKOUT, help=_ROOT_HELP)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH …",
)
def commands() -> None:
    """Dựng trang thông tin phòng, chống ma túy từ content/ và events/."""


@commands.command()
@_now
@_root
@click.option("--site-url", type=WEB_ADDRESS, help="Địa chỉ gốc của trang (mặc định: trong content/site.yml).")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="SỐ",
    default=os.cpu_count() or 1,
    help="Số tiến trình dựng song song.",
)
@click.option("--keep-going", is_flag=True, help="Bỏ những mục có lỗi, đăng phần còn lại và liệt kê mục bị bỏ.")
@click.option("--engine", type=click.Choice(ENGINES), default="mkdocs", help="Bộ dựng trang.")
@click.option("--cluster", type=SCHEDULER, help="Giao việc cho các máy của cụm Dask ở địa chỉ này: tcp://MÁY:8786.")
@click.option("--store", metavar="URL", help="Kho chung của các máy: một thư mục hoặc s3://…; không bắt buộc.")
def build(
    now: datetime | None,
    root: Path,
    site_url: str | None,
    jobs: int,
    keep_going: bool,
    engine: str,
    cluster: str | None,
    store: str | None,
) -> int:
    """Dựng trang vào thư mục site/."""
    from scripts.flow import building
    from scripts.flow.progress import Progress

    _official_texts(root)
    options = building.Options(site_url, jobs, keep_going, engine, cluster=cluster, store=store)
    built = building.build(root, now or clock(), options, Progress())
    return _ended(built.problems, built.summary())


@commands.command()
@_now
@_root
@click.option("--format", "form", type=click.Choice(sorted(PRINTERS)), default="text", help="Kiểu in kết quả.")
@click.option("--spelling", is_flag=True, help="Soát thêm chính tả (chỉ cảnh báo).")
@click.option("--links", is_flag=True, help="Hỏi qua mạng xem từng nguồn còn ở địa chỉ ấy không (chỉ cảnh báo).")
@click.option("--fix", is_flag=True, help="Sửa những chỗ chỉ có một cách sửa đúng, sau khi cho xem và hỏi.")
@click.option("--dry-run", is_flag=True, help="Với --fix: chỉ cho xem, không sửa.")
@click.option("--yes", is_flag=True, help="Với --fix: sửa luôn, không hỏi.")
def check(
    now: datetime | None, root: Path, form: str, spelling: bool, links: bool, fix: bool, dry_run: bool, yes: bool
) -> int:
    """Soát lỗi trong content/ và events/ mà không dựng trang."""
    from scripts.flow import checking, outgoing

    if (dry_run or yes) and not fix:
        raise click.UsageError("--dry-run và --yes đi cùng --fix")
    moment, more = now or clock(), []
    if fix:
        from scripts.edit import fixing

        side = form != "text"  # beside the output of machines
        agreed = (lambda _: not dry_run) if dry_run or yes else partial(_agreed, to_side=side)
        fixing.run(root, moment, agreed, partial(click.echo, err=side))
    refused = _official_texts(root)
    if spelling:
        from scripts.flow.spelling import family

        more.append(family(root, partial(click.echo, err=True)))
    if links:
        from scripts.gathering import links as sources

        more.append(sources.family(root, moment, partial(click.echo, err=True)))
    found = checking.of(root, moment, *more)
    click.echo(PRINTERS[form](found.problems), nl=False)
    if form == "text":
        for line in outgoing.expected(root, found.site, moment, whole=not found.errors) if found.site else ():
            click.echo(line)
        if cause := checking.first_cause(found.problems):
            click.echo(f"Sửa trước tiên: {PRINTERS['text']([cause])}", nl=False)
        click.echo(f"{found.errors} lỗi, {len(found.problems) - found.errors} cảnh báo.")
    lost = links and any(one.code in (sources.GONE, sources.MOVED) for one in found.problems)
    return PROBLEMS if found.errors or refused or lost else OK


def _agreed(question: str, to_side: bool) -> bool:
    """Ask whoever sits there; nobody there has not agreed."""
    try:
        answer: str = click.prompt(f"{question} [c/K]", default="k", show_default=False, err=to_side)
    except click.Abort:
        return False
    return answer.strip().lower() in ("c", "có", "co", "y", "yes")


@commands.command()
@_now
@_root
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="SỐ",
    help="Cổng trên máy này (mặc định: 8000 hay số trống sau đó).",
)
@click.option("--host", metavar="ĐỊA CHỈ", default="127.0.0.1", help="Địa chỉ lắng nghe.")
@click.option("--open/--no-open", "open_browser", default=True, help="Mở trình duyệt.")
def serve(now: datetime | None, root: Path, port: int | None, host: str, open_browser: bool) -> int:
    """Xem thử trên máy: sửa tệp là trang tự cập nhật."""
    from scripts.preview.serving import serve as run

    _official_texts(root)
    return run(root, (lambda: now) if now else clock, host, port, open_browser)


@commands.command()
@_now
@_root
@click.option("--commune", metavar="XÃ", help="Bộ tài liệu của xã, phường tên hoặc mã này.")
@click.option(
    "--all-communes",
    "folder",
    type=_NEW_FOLDER,
    metavar="THƯ MỤC",
    help="Ghi vào thư mục này mỗi xã, phường một bộ tài liệu.",
)
@click.option("--out", type=_NEW_FILE, metavar="TỆP", help="Ghi bộ của xã vào tệp này.")
@click.option("--year", type=_YEAR, metavar="NĂM", help="Xã, phường và hoạt động của năm này, để đối chiếu.")
def pack(
    now: datetime | None, root: Path, commune: str | None, folder: Path | None, out: Path | None, year: int | None
) -> int:
    """Dựng trang rồi chép thành gói .zip đọc được từ USB, không cần mạng, vào thư mục goi/. Với --commune hoặc
    --all-communes: bộ tài liệu của xã, phường (lịch, áp phích, bài đọc loa, gọi ai, làm gì trước)."""
    from scripts.flow.building import Options
    from scripts.flow.progress import Progress
    from scripts.pack.packing import pack as run

    if bool(commune and folder) or (out and not commune) or (year and not (commune or folder)):
        raise click.UsageError(
            "ghi --commune XÃ (thêm --out TỆP.zip) hoặc --all-communes THƯ MỤC; --year đi cùng một trong hai"
        )
    _official_texts(root)
    if commune or folder:
        return _bundles(root, now or clock(), commune, folder or out, year)
    packed = run(root, now or clock(), Options(jobs=os.cpu_count() or 1), Progress())
    return _ended(packed.built.problems, packed.summary())


def _bundles(root: Path, now: datetime, commune: str | None, out: Path | None, year: int | None) -> int:
    from scripts.flow.building import Options
    from scripts.flow.progress import Progress
    from scripts.pack.communes import Asked, sent

    asked, options = Asked(commune, year, out), Options(jobs=os.cpu_count() or 1)
    done = sent(root, now, options, Progress(), asked, partial(click.echo, err=True))
    return _ended(done.built.problems, done.summary())


@commands.command()
@click.option(
    "--to",
    metavar="ĐỊA CHỈ",
    help="Nơi đặt trang: file:///thư-mục, sftp://tên@máy-chủ/thư-mục, ftps://…, webdavs://…, s3://thùng/thư-mục.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem sẽ đưa lên, xóa những tệp nào.")
@click.option("--overwrite", is_flag=True, help="Thay cả những tệp trùng tên mà lệnh này không đưa lên.")
@click.option("--again", is_flag=True, help="Đưa lên lại mọi tệp, kể cả tệp không đổi.")
@click.option(
    "--without-packed", is_flag=True, help="Không đưa lên các bản nén sẵn .br, .gz (máy chủ không dùng chúng)."
)
@click.option("--host-key", metavar="SHA256:…", help="Dấu vân tay của máy chủ SFTP, lần đầu; máy nhớ cho lần sau.")
@click.option(
    "--check", "address", type=WEB_ADDRESS, help="Xem lại trang ở địa chỉ web này (mặc định: tên miền của trang)."
)
@_now
@_root
def deploy(
    to: str | None,
    dry_run: bool,
    overwrite: bool,
    again: bool,
    without_packed: bool,
    host_key: str | None,
    address: str | None,
    now: datetime | None,
    root: Path,
) -> int:
    """Đưa thư mục site/ đã dựng lên nơi đặt trang: chỉ những gì đổi, đứt giữa chừng thì chạy lại là đi tiếp, không đụng
    tệp của người khác; rồi xem lại trang như người đọc và nói máy chủ còn sai gì. Chỉ ghi --check: chỉ xem lại.
    Mật khẩu ở biến DEPLOY_PASSWORD hoặc kho mật khẩu của máy, không bao giờ ở trong địa chỉ."""
    from scripts.deploy import command, looking

    if not (to or address):
        raise click.UsageError("ghi --to ĐỊA CHỈ để đưa lên, hoặc --check URL để xem lại trang")
    if to:
        asked = command.Asked(dry_run, overwrite, again, without_packed, host_key)
        around = command.Around(click.echo, _counted, _hidden if sys.stdin.isatty() else None)
        command.run(root, to, asked, now or clock(), os.environ.get("DEPLOY_PASSWORD"), around)
    return OK if dry_run or looking.looked(root / "site", address, click.echo) else PROBLEMS


def _counted(done: int, count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{count} tệp" + "\n" * (done == count), nl=False, err=True)


def _hidden(question: str) -> str:
    answer: str = click.prompt(question, hide_input=True)
    return answer


class _New(click.Group):
    """Its kinds are loaded when one is asked for: every other command starts without them."""

    kinds: ClassVar[Mapping[str, str]] = {
        "event": "Một sự kiện: tệp mới, hoặc thêm vào tệp của xã, phường, đơn vị ấy.",
        "news": "Một tin.",
        "release": "Một thông cáo báo chí.",
        "question": "Một câu hỏi người dân hay hỏi.",
        "exemplar": "Một mô hình, điển hình.",
        "page": "Một trang riêng.",
        "campaign": "Tháng hành động của một năm.",
        "province": "Trang của một tỉnh khác, trong một thư mục mới.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All kinds, in the order of the handbook."""
        return [*self.kinds]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them, with a flag for each thing that it asks."""
        if cmd_name not in self.kinds:
            return None
        from scripts.scaffold.commands import options

        if cmd_name == "province":
            return _province
        run = _root(_now(lambda **given: _new(cmd_name, **given)))
        params = [*options(cmd_name), *reversed(getattr(run, "__click_params__", []))]
        return click.Command(
            cmd_name, callback=run, params=params, help=self.kinds[cmd_name], options_metavar="[TÙY CHỌN]"
        )


@commands.group(cls=_New, subcommand_metavar="LOẠI …", no_args_is_help=True)
def new() -> None:
    """Tạo một tệp mẫu đã điền sẵn, chưa đăng, có lời dẫn ở từng dòng; ở cửa sổ lệnh thì máy hỏi từng câu."""


@click.command("province", options_metavar="[TÙY CHỌN]")
@click.argument("name", required=False, metavar="[TỈNH]")
@click.option("--folder", metavar="THƯ MỤC", help="Thư mục mới, chưa có hoặc còn trống.")
@_root
def _province(name: str | None, folder: str | None, root: Path) -> int:
    """Dựng nguồn cho trang của một tỉnh, thành phố khác: giữ luật và câu hỏi, bỏ những gì chỉ của tỉnh này."""
    from scripts.read import read
    from scripts.scaffold import commands as scaffold

    reading = read(root)
    if reading.site is None:
        return _ended(reading.problems)
    target, following = scaffold.province(name, folder, root, reading.site)
    return _ended((), f"Đã viết {target}", following)


def _new(which: str, /, now: datetime | None, root: Path, **given: str | None) -> int:
    from scripts.read import read
    from scripts.scaffold import commands as scaffold

    reading = read(root)
    if reading.site is None:
        return _ended(reading.problems)
    answers = {name: text for name, text in given.items() if text is not None}
    path, following = scaffold.run(which, answers, root, reading.site, now or clock())
    return _ended((), f"Đã viết {path}", following)


@commands.command()
@click.option("--out", type=_NEW_FILE, metavar="TỆP", help="Ghi một bảng vào tệp .xlsx.")
@click.option("--commune", metavar="XÃ", help="Bảng của xã, phường này (tên hoặc mã); không ghi thì của cả tỉnh.")
@click.option(
    "--all-communes",
    "folder",
    type=_NEW_FOLDER,
    metavar="THƯ MỤC",
    help="Ghi vào thư mục này mỗi xã, phường một bảng.",
)
@click.option("--year", type=_YEAR, metavar="NĂM", help="Năm của bảng (mặc định: năm nay, từ tháng 7 là năm sau).")
@click.option(
    "--legalize",
    "laws",
    type=_NEW_FOLDER,
    metavar="THƯ MỤC",
    help="Ghi các văn bản vào thư mục mới này thành kho Git dạng Legalize.",
)
@_now
@_root
def export(
    out: Path | None,
    commune: str | None,
    folder: Path | None,
    year: int | None,
    laws: Path | None,
    now: datetime | None,
    root: Path,
) -> int:
    """Làm bảng Excel để gửi các xã, phường ghi lịch: có danh sách chọn, lời dẫn, các hoạt động đã có. Bảng gửi về thì
    nhập bằng import TỆP, hoặc import THƯ MỤC cho mọi xã một lần. Với --legalize: ghi các văn bản và lịch sử của chúng
    cho chương trình khác đọc."""
    from scripts.read import read
    from scripts.tables import sending

    if sum(one is not None for one in (out, folder, laws)) != 1 or ((folder or laws) and commune):
        raise click.UsageError("ghi --out TỆP.xlsx (thêm --commune XÃ), --all-communes THƯ MỤC hoặc --legalize THƯ MỤC")
    if laws:
        return _export_laws(laws, root, now or clock())
    reading = read(root)
    if reading.site is None:
        return _ended(reading.problems)
    year = year or sending.next_june(now or clock())
    if folder:
        return _ended((), sending.all_of(reading.site, year, folder, partial(click.echo, err=True)))
    assert out is not None
    return _ended((), sending.one(reading.site, year, commune or "", out))


def _export_laws(folder: Path, root: Path, now: datetime) -> int:
    from scripts.model.values import day_of
    from scripts.pack.legalize import exported
    from scripts.read import read

    _official_texts(root)
    reading = read(root)
    if reading.site is None or any(one.is_error for one in reading.problems):
        return _ended(reading.problems)
    return _ended((), exported(reading.site.public(now), day_of(now), folder))


@commands.command()
@click.option("--week", type=DAY, help="Tuần có ngày này, từ thứ Hai đến Chủ nhật.")
@click.option("--month", type=MONTH, help="Tháng này.")
@click.option("--campaign", type=_YEAR, metavar="NĂM", help="Tháng hành động của năm này.")
@click.option(
    "--out",
    type=_NEW_FILE,
    metavar="TỆP",
    help="Ghi vào tệp .docx này; không ghi thì máy đặt tên.",
)
@_now
@_root
def report(
    week: date | None,
    month: date | None,
    campaign: int | None,
    out: Path | None,
    now: datetime | None,
    root: Path,
) -> int:
    """Làm báo cáo tuần, tháng hoặc tổng kết Tháng hành động thành tệp Word theo thể thức Nghị định 30/2020/NĐ-CP: số
    liệu, danh mục hoạt động, biểu đồ từ trang; chỗ để trống đánh dấu vàng cho người ký báo cáo viết."""
    from scripts.flow import checking
    from scripts.reports import period
    from scripts.reports import report as reports
    from scripts.store.cache import write

    if sum(one is not None for one in (week, month, campaign)) != 1:
        raise click.UsageError("ghi một trong ba: --week NGÀY, --month 2022-06 hoặc --campaign NĂM")
    if out and out.suffix.lower() != ".docx":
        raise click.UsageError("sau --out ghi tên tệp có đuôi .docx, ví dụ --out bao-cao.docx")
    moment = now or clock()
    found = checking.of(root, moment)
    if found.site is None or found.errors:
        return _ended(found.problems)
    asked = period.asked(found.site, week, month, campaign)
    out = out or Path(asked.file_name)
    write(out, reports.report(found.site, moment, asked))
    return _ended((), f"Đã ghi {out}. Hãy mở bằng Word và viết vào những chỗ đánh dấu vàng.")


@commands.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path), metavar="[TỆP|THƯ MỤC]", required=False)
@click.option("--sources", is_flag=True, help="Tải sự kiện của các nguồn ghi ở content/site.yml.")
@click.option("--texts", is_flag=True, help="Tải toàn văn từ các địa chỉ ghi ở law.yml vào official/ rồi nhập.")
@click.option("--replace", "reason", metavar="LÝ DO", help="Cất dù khác bản đã cất hoặc law.yml, vì lý do này.")
@click.option("--source", metavar="NGUỒN", help="Bảng sự kiện này từ văn bản nào (45/KH-UBND) hay trang web nào.")
@click.option("--into", metavar="TỆP", help="Ghi sự kiện mới vào tệp này, như events/2027/cac-xa.yml.")
@click.option("--year", type=_YEAR, metavar="NĂM", help="Kế hoạch, hoặc thư mục bảng này, là của năm nào.")
@click.option(
    "--as",
    "meant",
    type=click.Choice(["events", "plan", "text"]),
    help="Đọc tệp là bảng, thông báo hoạt động (events), kế hoạch cả năm (plan) hay toàn văn luật (text), khi máy đoán "
    "không đúng ý.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem tệp được hiểu ra sao, không ghi gì.")
@click.option("--yes", is_flag=True, help="Ghi mọi điều đã hiểu mà không hỏi.")
@_now
@_root
def import_file(
    file: Path | None,
    sources: bool,
    texts: bool,
    reason: str | None,
    source: str | None,
    into: str | None,
    year: int | None,
    meant: str | None,
    dry_run: bool,
    yes: bool,
    now: datetime | None,
    root: Path,
) -> int:
    """Nhập một TỆP: bảng sự kiện (.xlsx, .xls, .ods, .csv, bảng hay thông báo trong .docx, .txt) vào events/, cho xem
    từng dòng rồi mới hỏi; kế hoạch (.docx, .pdf có chữ) thành bản nháp events/<năm>/campaign.yml; toàn văn luật, nghị
    định (.docx, .html, .txt, .md, .pdf có chữ) vào var/laws/. Nhập một THƯ MỤC: mọi bảng mà các xã, phường gửi về, kèm
    báo cáo ai đã gửi, ai chưa. Không ghi tệp nào: mọi tệp mới trong official/. Với --sources: sự kiện của các trang
    khác vào events/sources/."""
    from scripts.gathering.event_sources import import_sources
    from scripts.gathering.official_texts import import_texts
    from scripts.law_import.importing import import_law
    from scripts.law_import.official_folder import FOLDER, import_folder
    from scripts.plans.recognised import What
    from scripts.read import read

    if sources + texts + (file is not None) > 1:
        raise click.UsageError("ghi một tệp, hoặc --sources, hoặc --texts")
    if reason is not None and (file is None or not reason.strip()):
        raise click.UsageError('sau TỆP và --replace ghi lý do trong ngoặc kép, ví dụ --replace "bản trên Công báo"')
    if file and file.is_dir():
        if reason is not None:
            raise click.UsageError("--replace đi cùng một tệp, không đi cùng thư mục")
        return _import_returned(file, root, now or clock(), _asked(source, into, year, dry_run, yes))
    understood = _understood(file) if file and reason is None else None
    taken = _taken_for(file, understood, root, meant, year) if file and reason is None else What.TEXT
    if taken is What.PLAN and understood:
        return _import_plan(understood, root, now or clock(), year, dry_run, yes)
    if year is not None:
        raise click.UsageError("--year chỉ dùng với tệp kế hoạch, mà tệp này không phải kế hoạch")
    if file and taken is What.EVENTS:
        return _import_events(file, root, now or clock(), _asked(source, into, None, dry_run, yes))
    if source or into or yes or (dry_run and not file):
        raise click.UsageError("--source, --into chỉ dùng với bảng sự kiện; --yes với bảng sự kiện hoặc kế hoạch")
    reading = read(root)
    laws = reading.site.laws if reading.site else ()
    if file:
        imported = import_law(file, root, laws, reason, understood, writes=not dry_run)
        stored = f"Đã lưu: {imported.stored}" if imported.stored else "Chưa nhập gì."
        stored = "Chỉ xem thử, chưa ghi gì." if dry_run else stored
        return _ended(imported.problems, *imported.notes, stored)
    if texts:
        got = import_texts(root, laws)
        return _ended(got.problems, *got.notes)
    if not sources:
        found = import_folder(root, laws)
        return _ended(found.problems, *(found.notes or (f"Không có tệp nào mới trong {FOLDER}/.",)))
    if reading.site is None:
        return _ended(reading.problems)
    if not reading.site.identity.sources:
        return _ended((), "content/site.yml chưa ghi nguồn nào (sources).")
    fetched = import_sources(root, reading.site)
    return _ended(fetched.problems, *fetched.notes)


def _understood(file: Path) -> "Understood | None":
    from scripts.law_import.bounded import within_limits
    from scripts.plans.recognised import may_be_plan

    return within_limits(file) if may_be_plan(file) else None


def _taken_for(file: Path, understood: "Understood | None", root: Path, meant: str | None, year: int | None) -> "What":
    """What a file is to be read as: what whoever calls says, else what it is; said, with what it may be as well."""
    from scripts.plans.recognised import Taken, What, taken_for

    found = Taken(What(meant)) if meant else taken_for(file, understood, _laws(root))
    if year is not None and What.PLAN in (found.what, found.other):
        found = Taken(What.PLAN)
    click.echo(f"{file.name}: đọc là {found.what.words}.")
    if found.other:
        click.echo(f"Tệp cũng có thể là {found.other.words}; nếu vậy, thêm vào lệnh: --as {found.other}")
    return found.what


def _import_plan(
    understood: "Understood", root: Path, now: datetime, year: int | None, dry_run: bool, yes: bool
) -> int:
    from scripts.plans.importing import run
    from scripts.read import read

    if understood.document is None:
        return _ended(understood.problems)
    confirm = None if dry_run else (lambda _: True) if yes else click.confirm
    ended = run(understood.document, root, read(root).site, now, year, confirm, click.echo)
    return _ended(ended.problems, *ended.lines)


def _asked(source: str | None, into: str | None, year: int | None, dry_run: bool, yes: bool) -> "Asked":
    from scripts.tables.command import Asked

    into = (into or "").replace("\\", "/")
    if into and not re.fullmatch(r"events/[0-9]{4}/[a-z0-9][a-z0-9-]*\.ya?ml", into):
        raise click.UsageError("--into ghi như events/2027/cac-xa.yml: chữ thường không dấu")
    return Asked(source or "", into, year, dry_run, yes)


def _import_returned(folder: Path, root: Path, now: datetime, asked: "Asked") -> int:
    from scripts.tables.folder_command import run

    ended = run(folder, root, now, asked, click.echo, partial(click.echo, err=True), click.confirm)
    code = _ended(ended.problems, *ended.lines)
    return PROBLEMS if ended.left_out else code


def _import_events(file: Path, root: Path, now: datetime, asked: "Asked") -> int:
    from scripts.tables.command import run

    ended = run(
        file,
        root,
        now,
        asked,
        click.echo,
        click.confirm,
        lambda words: str(click.prompt(words, default="", show_default=False)),
    )
    code = _ended(ended.problems, *ended.lines)
    return PROBLEMS if ended.left_out else code


def _laws(root: Path) -> "tuple[Law, ...]":
    from scripts.read import read

    site = read(root).site
    return site.laws if site else ()


def _official_texts(root: Path) -> bool:
    """Import what is new in official/, if anything is, and say what came of it on the side; was a file refused?"""
    from scripts.law_import.official_folder import fresh, import_folder

    if not fresh(root):
        return False
    found = import_folder(root, _laws(root))
    click.echo(PRINTERS["text"](found.problems) + "\n".join([*found.notes, ""]), nl=False, err=True)
    return any(problem.is_error for problem in found.problems)


def _ended(problems: Iterable[Problem], *lines: str) -> int:
    """Print what came of a command; its exit code."""
    click.echo(PRINTERS["text"](problems), nl=False, err=True)
    for line in lines:
        click.echo(line)
    return PROBLEMS if any(problem.is_error for problem in problems) else OK


@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, metavar="[THAM SỐ]...", type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> int:
    """Chạy bộ kiểm thử (thêm tham số của pytest nếu cần)."""
    from scripts.setup.testing import run

    return run(CHECKOUT, arguments)


@commands.command(context_settings={"show_default": True})
@click.option(
    "--pages",
    type=click.IntRange(20, 100_000),
    metavar="SỐ",
    multiple=True,
    default=(400, 4000, 16_000),
    help="Số trang.",
)
@click.option("--runs", type=click.IntRange(1, 20), metavar="SỐ", default=3, help="Số lần đo, lấy trung vị.")
@click.option("--all-peers", is_flag=True, help="So với mọi bộ dựng trang, không chỉ Hugo (thêm khoảng 10 phút).")
@click.option("--markdown", is_flag=True, help="In bảng Markdown.")
@click.option("--serve", "serving", is_flag=True, help="Đo nginx gửi site/ nhanh đến đâu, bên cạnh một tệp nhỏ.")
def bench(pages: tuple[int, ...], runs: int, all_peers: bool, markdown: bool, serving: bool) -> int:
    """Đo tốc độ, bộ nhớ và dung lượng so với các bộ dựng trang khác."""
    if serving:
        from scripts.bench.serving import run as served

        click.echo(served(CHECKOUT), nl=False)
        return OK
    from scripts.bench.benchmark import run

    return run(CHECKOUT, list(pages), runs, all_peers, markdown)


for _command in commands.commands.values():
    _command.options_metavar = "[TÙY CHỌN]"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code; no traceback reaches the reader."""
    # Records live as long as the command. Looking through them for reference cycles after every 700 new ones, as Python
    # does unasked, was a tenth of the time of assembling 4,000 pages.
    gc.set_threshold(50_000)
    try:
        result = commands.main(arguments, prog_name=NAME, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except CannotDo as error:
        click.ClickException(str(error)).show()
        return WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        click.echo("Đã dừng.", err=True)
        return 130
    except BrokenPipeError:
        return OK
    except Exception as error:
        _report(error)
        return BROKEN
    return result if isinstance(result, int) else OK


def _report(error: Exception) -> None:
    words = words_of(error)
    if words:
        click.echo(words if isinstance(error, CannotStart) else f"Không dựng được: {words}", err=True)
        return
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    click.echo("Lỗi của chương trình, không phải của bạn. Hãy gửi dòng sau cho người phụ trách kỹ thuật:", err=True)
    click.echo(f"  {type(error).__name__} tại {place}: {error}", err=True)
    if os.environ.get("SCRIPTS_TRACEBACK"):
        traceback.print_exception(error)


if __name__ == "__main__":
    _code = main()
    gc.freeze()  # else Python looks through all of them once more before it ends
    sys.exit(_code)
