"""What several commands take and say: the options, the clock, exit codes, and how a command ends (DESIGN 8)."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from scripts.model.values import VIETNAM, beginning, parse_day, parse_moment, parse_month, parse_web_address
from scripts.problems import Problem
from scripts.problems.printers import PRINTERS
from scripts.setup.kit import INSTALLED
from scripts.workers.address import parse_scheduler

if TYPE_CHECKING:
    from scripts.model.law import Law

CHECKOUT = Path(__file__).resolve().parents[2]
T = TypeVar("T")
# Exit codes: fine; problems in the sources; wrong use; something of ours broke.
OK, PROBLEMS, WRONG_USE, BROKEN = range(4)


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


now_option = click.option("--now", type=MOMENT, help="Dựng như thể đang ở thời điểm này (mặc định: lúc này).")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
NEW_FILE = click.Path(path_type=Path, dir_okay=False)
NEW_FOLDER = click.Path(path_type=Path, file_okay=False)
YEAR = click.IntRange(1987, 2100)
# Its help says what each commune gets.
each_commune = partial(click.option, "--all-communes", "folder", type=NEW_FOLDER, metavar="THƯ MỤC")
_ROOT_HELP = "Thư mục có content/ và events/ (mặc định: thư mục dự án)."
root_option = click.option("--root", type=FOLDER, default=Path.cwd() if INSTALLED else CHECKOUT, help=_ROOT_HELP)


def laws_of(root: Path) -> "tuple[Law, ...]":
    """The laws of the sources, as far as they can be read."""
    from scripts.read import read

    site = read(root).site
    return site.laws if site else ()


def official_texts(root: Path) -> bool:
    """Import what is new in official/, if anything is, and say what came of it on the side; was a file refused?"""
    from scripts.law_import.official_folder import fresh, import_folder

    if not fresh(root):
        return False
    found = import_folder(root, laws_of(root))
    click.echo(PRINTERS["text"](found.problems) + "\n".join([*found.notes, ""]), nl=False, err=True)
    return any(problem.is_error for problem in found.problems)


def ended(problems: Iterable[Problem], *lines: str) -> int:
    """Print what came of a command; its exit code."""
    click.echo(PRINTERS["text"](problems), nl=False, err=True)
    for line in lines:
        click.echo(line)
    return PROBLEMS if any(problem.is_error for problem in problems) else OK
