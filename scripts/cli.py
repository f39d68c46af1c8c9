"""The command line: its commands, and what becomes of an error that one raises (DESIGN 8)."""

import gc
import os
import sys
from pathlib import Path

import click

from scripts.commands.imports import import_file
from scripts.commands.project import bench, test
from scripts.commands.shared import BROKEN, OK, WRONG_USE
from scripts.commands.site import build, check, deploy, pack, serve
from scripts.commands.sources import export, new, report
from scripts.problems.failure import CannotDo, CannotStart
from scripts.publish.errors import words_of
from scripts.setup.kit import NAME


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH …",
)
def commands() -> None:
    """Dựng trang thông tin phòng, chống ma túy từ content/ và events/."""


for _command in (build, check, serve, pack, deploy, new, export, report, import_file, test, bench):
    _command.options_metavar = "[TÙY CHỌN]"
    commands.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code; no traceback reaches the reader."""
    # Records live as long as the command. Looking through them for reference cycles after every 700 new ones, as Python
    # does unasked, was a tenth of the time of assembling 4,000 pages; through all of them, of 10,000, 3 %.
    gc.set_threshold(50_000, 10, 100)
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
