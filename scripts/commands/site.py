"""`build`, `check`, `serve`, `pack`, `deploy`: from the sources to a site that people read."""

import os
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from scripts.commands.shared import (
    NEW_FILE,
    OK,
    PROBLEMS,
    SCHEDULER,
    WEB_ADDRESS,
    YEAR,
    clock,
    each_commune,
    ended,
    now_option,
    official_texts,
    root_option,
)
from scripts.problems.printers import PRINTERS
from scripts.render import ENGINES


@click.command()
@now_option
@root_option
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

    official_texts(root)
    options = building.Options(site_url, jobs, keep_going, engine, cluster=cluster, store=store)
    built = building.build(root, now or clock(), options, Progress())
    return ended(built.problems, built.summary())


@click.command()
@now_option
@root_option
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
    refused = official_texts(root)
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


@click.command()
@now_option
@root_option
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

    official_texts(root)
    return run(root, (lambda: now) if now else clock, host, port, open_browser)


@click.command()
@now_option
@root_option
@click.option("--commune", metavar="XÃ", help="Bộ tài liệu của xã, phường tên hoặc mã này.")
@each_commune(help="Ghi vào thư mục này mỗi xã, phường một bộ tài liệu.")
@click.option("--out", type=NEW_FILE, metavar="TỆP", help="Ghi bộ của xã vào tệp này.")
@click.option("--year", type=YEAR, metavar="NĂM", help="Xã, phường và hoạt động của năm này, để đối chiếu.")
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
    official_texts(root)
    if commune or folder:
        return _bundles(root, now or clock(), commune, folder or out, year)
    packed = run(root, now or clock(), Options(jobs=os.cpu_count() or 1), Progress())
    return ended(packed.built.problems, packed.summary())


def _bundles(root: Path, now: datetime, commune: str | None, out: Path | None, year: int | None) -> int:
    from scripts.flow.building import Options
    from scripts.flow.progress import Progress
    from scripts.pack.communes import Asked, sent

    asked, options = Asked(commune, year, out), Options(jobs=os.cpu_count() or 1)
    done = sent(root, now, options, Progress(), asked, partial(click.echo, err=True))
    return ended(done.built.problems, done.summary())


@click.command()
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
@now_option
@root_option
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
