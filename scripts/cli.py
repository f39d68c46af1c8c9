"""The commands, their exit codes and what they print; everything else lives in the rooms of the flow.

Exit codes (DESIGN 8): 0 fine, 1 problems in the sources, 2 wrong use, 3 something of ours broke.
"""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from scripts.model.values import VIETNAM, parse_moment, parse_web_address
from scripts.problems.failure import Failure
from scripts.problems.printers import PRINTERS
from scripts.render import ENGINES

CHECKOUT = Path(__file__).resolve().parent.parent
OK, PROBLEMS, WRONG_USE, BROKEN = range(4)


class Now(click.ParamType[datetime]):
    """A moment as people write it, in Vietnam's time."""

    name = "thời điểm"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Turn text into a moment; a bare day means its beginning."""
        if isinstance(value, datetime):
            return value
        try:
            moment = parse_moment(str(value))
        except ValueError:
            self.fail(f"không hiểu “{value}”; viết như 2022-06-09 hoặc 2022-06-09 07:30", param, ctx)
        if isinstance(moment, datetime):
            return moment
        return datetime(moment.year, moment.month, moment.day, tzinfo=VIETNAM)


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "URL"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what could not be a link."""
        try:
            return parse_web_address(value)
        except ValueError:
            self.fail(f"“{value}” không phải địa chỉ web; viết như https://vi-du.vn/", param, ctx)


def clock() -> datetime:
    """The one place where time enters: SOURCE_DATE_EPOCH, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(VIETNAM)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH không phải số giây: {epoch}") from None
    return datetime.now(VIETNAM)


_now = click.option("--now", type=Now(), help="Dựng như thể đang ở thời điểm này (mặc định: lúc này).")
_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True),
    default=CHECKOUT,
    help="Thư mục có content/ và events/ (mặc định: thư mục dự án).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Dựng trang thông tin phòng, chống ma túy từ content/ và events/."""


@commands.command()
@_now
@_root
@click.option("--site-url", type=WebAddress(), help="Địa chỉ gốc của trang (mặc định: trong content/site.yml).")
@click.option("--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Số tiến trình dựng song song.")
@click.option("--keep-going", is_flag=True, help="Bỏ những mục có lỗi, đăng phần còn lại và liệt kê mục bị bỏ.")
@click.option("--engine", type=click.Choice(ENGINES), default="mkdocs", help="Bộ dựng trang.")
def build(
    now: datetime | None,
    root: Path,
    site_url: str | None,
    jobs: int,
    keep_going: bool,
    engine: str,
) -> int:
    """Dựng trang vào thư mục site/."""
    from scripts.flow.building import Options
    from scripts.flow.building import build as run
    from scripts.flow.progress import Progress

    options = Options(site_url, jobs, keep_going, engine)
    built = run(root, now or clock(), options, Progress())
    click.echo(PRINTERS["text"](built.problems), nl=False, err=True)
    click.echo(built.summary())
    return built.exit_code


@commands.command()
@_now
@_root
@click.option("--format", "form", type=click.Choice(sorted(PRINTERS)), default="text", help="Kiểu in kết quả.")
def check(now: datetime | None, root: Path, form: str) -> int:
    """Soát lỗi trong content/ và events/ mà không dựng trang."""
    from scripts.flow.checking import problems_of

    found = problems_of(root, now or clock())
    click.echo(PRINTERS[form](found), nl=False)
    errors = sum(problem.is_error for problem in found)
    if form == "text":
        click.echo(f"{errors} lỗi, {len(found) - errors} cảnh báo.")
    return PROBLEMS if errors else OK


@commands.command()
@_now
@_root
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Cổng trên máy này.")
@click.option("--host", default="127.0.0.1", help="Địa chỉ lắng nghe.")
@click.option("--open/--no-open", "open_browser", default=True, help="Mở trình duyệt.")
def serve(now: datetime | None, root: Path, port: int, host: str, open_browser: bool) -> int:
    """Xem thử trên máy: sửa tệp là trang tự cập nhật."""
    from scripts.preview import serve as run

    return run(root, (lambda: now) if now else clock, host, port, open_browser)


@commands.command()
@_now
@_root
def pack(now: datetime | None, root: Path) -> int:
    """Dựng trang rồi chép thành gói .zip đọc được từ USB, không cần mạng, vào thư mục goi/."""
    from scripts.flow.building import Options
    from scripts.flow.progress import Progress
    from scripts.pack.packing import pack as run

    packed = run(root, now or clock(), Options(jobs=os.cpu_count() or 1), Progress())
    click.echo(PRINTERS["text"](packed.built.problems), nl=False, err=True)
    click.echo(packed.summary())
    return packed.built.exit_code


@commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--sources", is_flag=True, help="Tải sự kiện của các nguồn ghi ở content/site.yml.")
@_root
def import_file(file: Path | None, sources: bool, root: Path) -> int:
    """Nhập toàn văn luật, nghị định (.docx, .html, .txt, .md, .pdf có chữ) vào var/laws/; hoặc, với --sources, sự kiện
    của các trang khác vào events/sources/."""
    if sources == (file is not None):
        raise click.UsageError("ghi một tệp, hoặc --sources")
    return _import_law(file, root) if file else _import_sources(root)


def _import_sources(root: Path) -> int:
    from scripts.gathering.event_sources import import_sources
    from scripts.read import read

    reading = read(root)
    if reading.site is None:
        click.echo(PRINTERS["text"](reading.problems), nl=False, err=True)
        return PROBLEMS
    if not reading.site.identity.sources:
        click.echo("content/site.yml chưa ghi nguồn nào (sources).")
        return OK
    fetched = import_sources(root, reading.site)
    click.echo(PRINTERS["text"](fetched.problems), nl=False, err=True)
    for note in fetched.notes:
        click.echo(note)
    return PROBLEMS if any(problem.is_error for problem in fetched.problems) else OK


def _import_law(file: Path, root: Path) -> int:
    from scripts.law_import.importing import import_law
    from scripts.read import read

    site = read(root).site
    imported = import_law(file, root, site.laws if site else ())
    click.echo(PRINTERS["text"](imported.problems), nl=False, err=True)
    for note in imported.notes:
        click.echo(note)
    if imported.stored is None:
        click.echo("Chưa nhập gì.")
        return PROBLEMS
    click.echo(f"Đã lưu: {imported.stored}")
    return OK


@commands.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> int:
    """Chạy bộ kiểm thử (thêm tham số của pytest nếu cần)."""
    from scripts.setup.testing import run

    return run(CHECKOUT, arguments)


@commands.command()
@click.option(
    "--pages",
    type=click.IntRange(20, 100_000),
    multiple=True,
    default=(400, 4_000, 16_000),
    show_default=True,
    help="Số trang.",
)
@click.option("--runs", type=click.IntRange(1, 20), default=3, show_default=True, help="Số lần đo, lấy trung vị.")
@click.option("--all-peers", is_flag=True, help="So với mọi bộ dựng trang, không chỉ Hugo (thêm khoảng 10 phút).")
@click.option("--markdown", is_flag=True, help="In bảng Markdown.")
def bench(pages: tuple[int, ...], runs: int, all_peers: bool, markdown: bool) -> int:
    """Đo tốc độ, bộ nhớ và dung lượng so với các bộ dựng trang khác."""
    from scripts.bench.benchmark import run

    return run(CHECKOUT, list(pages), runs, all_peers, markdown)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code; no traceback reaches the reader."""
    # Records live as long as the command. Looking through them for reference cycles after every 700 new ones, as Python
    # does unasked, was a tenth of the time of assembling 4,000 pages.
    gc.set_threshold(50_000)
    try:
        result = commands.main(arguments, prog_name="python3 -m scripts", standalone_mode=False)
    except click.ClickException as error:
        error.show()
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
    if isinstance(error, (Failure, OSError)):
        click.echo(f"Không dựng được: {error}", err=True)
        return
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    click.echo("Lỗi của chương trình, không phải của bạn. Hãy gửi dòng sau cho người phụ trách kỹ thuật:", err=True)
    click.echo(f"  {type(error).__name__} tại {place}: {error}", err=True)
    if os.environ.get("SCRIPTS_TRACEBACK"):
        traceback.print_exception(error)


if __name__ == "__main__":
    sys.exit(main())
