"""`import`: a table, a plan or a law's text that somebody has, into the sources; read, shown, asked, then written."""

import re
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scripts.commands.shared import PROBLEMS, YEAR, clock, ended, laws_of, now_option, root_option

if TYPE_CHECKING:
    from scripts.law_import.reading import Understood
    from scripts.plans.recognised import What
    from scripts.tables.command import Asked


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path), metavar="[TỆP|THƯ MỤC]", required=False)
@click.option("--sources", is_flag=True, help="Tải sự kiện của các nguồn ghi ở content/site.yml.")
@click.option("--texts", is_flag=True, help="Tải toàn văn từ các địa chỉ ghi ở law.yml vào official/ rồi nhập.")
@click.option("--replace", "reason", metavar="LÝ DO", help="Cất dù khác bản đã cất hoặc law.yml, vì lý do này.")
@click.option("--source", metavar="NGUỒN", help="Bảng sự kiện này từ văn bản nào (45/KH-UBND) hay trang web nào.")
@click.option("--into", metavar="TỆP", help="Ghi sự kiện mới vào tệp này, như events/2027/cac-xa.yml.")
@click.option("--year", type=YEAR, metavar="NĂM", help="Kế hoạch, hoặc thư mục bảng này, là của năm nào.")
@click.option(
    "--as",
    "meant",
    type=click.Choice(["events", "plan", "text"]),
    help="Đọc tệp là bảng, thông báo hoạt động (events), kế hoạch cả năm (plan) hay toàn văn luật (text), khi máy đoán "
    "không đúng ý.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem tệp được hiểu ra sao, không ghi gì.")
@click.option("--yes", is_flag=True, help="Ghi mọi điều đã hiểu mà không hỏi.")
@now_option
@root_option
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
        return ended(imported.problems, *imported.notes, stored)
    if texts:
        got = import_texts(root, laws)
        return ended(got.problems, *got.notes)
    if not sources:
        found = import_folder(root, laws)
        return ended(found.problems, *(found.notes or (f"Không có tệp nào mới trong {FOLDER}/.",)))
    if reading.site is None:
        return ended(reading.problems)
    if not reading.site.identity.sources:
        return ended((), "content/site.yml chưa ghi nguồn nào (sources).")
    fetched = import_sources(root, reading.site)
    return ended(fetched.problems, *fetched.notes)


def _understood(file: Path) -> "Understood | None":
    from scripts.law_import.bounded import within_limits
    from scripts.plans.recognised import may_be_plan

    return within_limits(file) if may_be_plan(file) else None


def _taken_for(file: Path, understood: "Understood | None", root: Path, meant: str | None, year: int | None) -> "What":
    """What a file is to be read as: what whoever calls says, else what it is; said, with what it may be as well."""
    from scripts.plans.recognised import Taken, What, taken_for

    found = Taken(What(meant)) if meant else taken_for(file, understood, laws_of(root))
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
        return ended(understood.problems)
    confirm = None if dry_run else (lambda _: True) if yes else click.confirm
    done = run(understood.document, root, read(root).site, now, year, confirm, click.echo)
    return ended(done.problems, *done.lines)


def _asked(source: str | None, into: str | None, year: int | None, dry_run: bool, yes: bool) -> "Asked":
    from scripts.tables.command import Asked

    into = (into or "").replace("\\", "/")
    if into and not re.fullmatch(r"events/[0-9]{4}/[a-z0-9][a-z0-9-]*\.ya?ml", into):
        raise click.UsageError("--into ghi như events/2027/cac-xa.yml: chữ thường không dấu")
    return Asked(source or "", into, year, dry_run, yes)


def _import_returned(folder: Path, root: Path, now: datetime, asked: "Asked") -> int:
    from scripts.tables.folder_command import run

    done = run(folder, root, now, asked, click.echo, partial(click.echo, err=True), click.confirm)
    code = ended(done.problems, *done.lines)
    return PROBLEMS if done.left_out else code


def _import_events(file: Path, root: Path, now: datetime, asked: "Asked") -> int:
    from scripts.tables.command import run

    done = run(
        file,
        root,
        now,
        asked,
        click.echo,
        click.confirm,
        lambda words: str(click.prompt(words, default="", show_default=False)),
    )
    code = ended(done.problems, *done.lines)
    return PROBLEMS if done.left_out else code
