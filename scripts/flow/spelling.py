"""The check of spelling, by the dictionary that this machine has."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from scripts.check import Finding, spelling
from scripts.model.website import Site
from scripts.setup.dictionaries import BY_HAND, dictionary


def family(root: Path, say: Callable[[str], None]) -> Callable[[Site], Iterable[Finding]]:
    """The check; that there is no dictionary, or none that is one, is said."""
    file = dictionary(root)
    text = file.read_text(encoding="utf-8", errors="replace") if file else None
    if text is None or not spelling.is_dictionary(text):
        where = f"tệp {file} không phải từ điển tiếng Việt" if file else "máy này chưa có từ điển tiếng Việt"
        advice = f"Cài LibreOffice kèm từ điển tiếng Việt, hoặc đặt từ điển ở {BY_HAND.as_posix()}, thì soát kỹ hơn."
        say(f"Chính tả: {where}, nên chỉ soát cách ghép vần và tiếng đứng cạnh. {advice}")
        text = None
    return partial(spelling.check, dictionary=text)
