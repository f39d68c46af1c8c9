"""`new`, `export`, `report`: files that the commands write for people to fill in, send or sign."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

import click

from scripts.commands.shared import (
    DAY,
    MONTH,
    NEW_FILE,
    NEW_FOLDER,
    YEAR,
    clock,
    each_commune,
    ended,
    now_option,
    official_texts,
    root_option,
)


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
        run = root_option(now_option(lambda **given: _new(cmd_name, **given)))
        params = [*options(cmd_name), *reversed(getattr(run, "__click_params__", []))]
        return click.Command(
            cmd_name, callback=run, params=params, help=self.kinds[cmd_name], options_metavar="[TÙY CHỌN]"
        )


@click.group(cls=_New, subcommand_metavar="LOẠI …", no_args_is_help=True)
def new() -> None:
    """Tạo một tệp mẫu đã điền sẵn, chưa đăng, có lời dẫn ở từng dòng; ở cửa sổ lệnh thì máy hỏi từng câu."""


@click.command("province", options_metavar="[TÙY CHỌN]")
@click.argument("name", required=False, metavar="[TỈNH]")
@click.option("--folder", metavar="THƯ MỤC", help="Thư mục mới, chưa có hoặc còn trống.")
@root_option
def _province(name: str | None, folder: str | None, root: Path) -> int:
    """Dựng nguồn cho trang của một tỉnh, thành phố khác: giữ luật và câu hỏi, bỏ những gì chỉ của tỉnh này."""
    from scripts.read import read
    from scripts.scaffold import commands as scaffold

    reading = read(root)
    if reading.site is None:
        return ended(reading.problems)
    target, following = scaffold.province(name, folder, root, reading.site)
    return ended((), f"Đã viết {target}", following)


def _new(which: str, /, now: datetime | None, root: Path, **given: str | None) -> int:
    from scripts.read import read
    from scripts.scaffold import commands as scaffold

    reading = read(root)
    if reading.site is None:
        return ended(reading.problems)
    answers = {name: text for name, text in given.items() if text is not None}
    path, following = scaffold.run(which, answers, root, reading.site, now or clock())
    return ended((), f"Đã viết {path}", following)


@click.command()
@click.option("--out", type=NEW_FILE, metavar="TỆP", help="Ghi một bảng vào tệp .xlsx.")
@click.option("--commune", metavar="XÃ", help="Bảng của xã, phường này (tên hoặc mã); không ghi thì của cả tỉnh.")
@each_commune(help="Ghi vào thư mục này mỗi xã, phường một bảng.")
@click.option("--year", type=YEAR, metavar="NĂM", help="Năm của bảng (mặc định: năm nay, từ tháng 7 là năm sau).")
@click.option(
    "--legalize",
    "laws",
    type=NEW_FOLDER,
    metavar="THƯ MỤC",
    help="Ghi các văn bản vào thư mục mới này thành kho Git dạng Legalize.",
)
@now_option
@root_option
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
        return ended(reading.problems)
    year = year or sending.next_june(now or clock())
    if folder:
        return ended((), sending.all_of(reading.site, year, folder, partial(click.echo, err=True)))
    assert out is not None
    return ended((), sending.one(reading.site, year, commune or "", out))


def _export_laws(folder: Path, root: Path, now: datetime) -> int:
    from scripts.model.values import day_of
    from scripts.pack.legalize import exported
    from scripts.read import read

    official_texts(root)
    reading = read(root)
    if reading.site is None or any(one.is_error for one in reading.problems):
        return ended(reading.problems)
    return ended((), exported(reading.site.public(now), day_of(now), folder))


@click.command()
@click.option("--week", type=DAY, help="Tuần có ngày này, từ thứ Hai đến Chủ nhật.")
@click.option("--month", type=MONTH, help="Tháng này.")
@click.option("--campaign", type=YEAR, metavar="NĂM", help="Tháng hành động của năm này.")
@click.option(
    "--out",
    type=NEW_FILE,
    metavar="TỆP",
    help="Ghi vào tệp .docx này; không ghi thì máy đặt tên.",
)
@now_option
@root_option
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
        return ended(found.problems)
    asked = period.asked(found.site, week, month, campaign)
    out = out or Path(asked.file_name)
    write(out, reports.report(found.site, moment, asked))
    return ended((), f"Đã ghi {out}. Hãy mở bằng Word và viết vào những chỗ đánh dấu vàng.")
