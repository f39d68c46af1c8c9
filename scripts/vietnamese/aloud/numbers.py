"""Numbers as words: `1.500.000`, `0,1`, `XIV`, `015`."""

import re
from functools import cache

from scripts.vietnamese import numbering
from scripts.vietnamese.aloud.words import word

# A number as it is written: thousands parted by dots (or blanks that break no line), decimals behind a comma.
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
# Between two of them.
DASH = r"\s*[-–—]\s*"
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_POWERS = ("", " nghìn", " triệu", " tỷ", " nghìn tỷ", " triệu tỷ")
# Nobody takes in a longer number: it is a code.
_LONGEST = 3 * len(_POWERS)


def cardinal(number: int) -> str:
    """24 → `hai mươi tư`, 2026 → `hai nghìn không trăm hai mươi sáu`. Schoolbooks: `linh bốn`, but `hai mươi tư`."""
    if number < 10:
        return _DIGITS[number]
    groups = f"{number:,}".split(",")
    if len(groups) > len(_POWERS):
        return one_by_one(str(number))
    said = [
        _group(int(group), whole=place > 0) + _POWERS[len(groups) - place - 1]
        for place, group in enumerate(groups)
        if int(group)
    ]
    # Thousands of millions of millions: the larger name is said once, with the last group that has it.
    return " ".join(_once(said))


def one_by_one(digits: str) -> str:
    """`0769` → `không bảy sáu chín`."""
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def as_written(written: str) -> str:
    """`1.500.000`, `0,05`, `2.2`, `007`: a comma parts decimals, dots thousands; other dots are said."""
    whole, _, decimals = written.partition(",")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    said = " chấm ".join(_whole(part) for part in whole.split("."))
    return f"{said} phẩy {_decimals(decimals)}" if decimals else said


def in_a_sign(digits: str) -> str:
    """The number of a document, whose zero is said: `03` → `không ba`."""
    return one_by_one(digits) if digits.startswith("0") else cardinal(int(digits))


def day(number: int) -> str:
    """The first ten days of a month have a word before them."""
    return f"mùng {cardinal(number)}" if number <= 10 else cardinal(number)


def month(number: int) -> str:
    """The fourth is an ordinal."""
    return ordinal(number) if number == 4 else cardinal(number)


def ordinal(number: int) -> str:
    """What stands behind `thứ`."""
    return {1: "nhất", 4: "tư"}.get(number) or cardinal(number)


def roman(written: str) -> int:
    """`XIV` → 14; 0 where it is none."""
    return _romans().get(written, 0)


@cache
def _romans() -> dict[str, int]:
    return {numbering.roman(number): number for number in range(1, 4000)}


def _whole(digits: str) -> str:
    return one_by_one(digits) if len(digits) > _LONGEST else cardinal(int(digits))


def _decimals(digits: str) -> str:
    return one_by_one(digits) if digits.startswith("0") or len(digits) > 3 else cardinal(int(digits))


def _group(number: int, *, whole: bool) -> str:
    """Up to 999; `whole`: something stands before it, so that its hundreds are said where there are none."""
    hundreds, rest = divmod(number, 100)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if rest:
        said.append(_below_hundred(rest, after_hundreds=bool(said)))
    return " ".join(said)


def _below_hundred(number: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"{word('zero_between')} {_DIGITS[ones]}" if after_hundreds else _DIGITS[ones]
    last = {1: "mốt", 4: "tư"}.get(ones) if tens > 1 else None
    last = last or ("lăm" if ones == 5 else _DIGITS[ones] if ones else "")
    return f"{'mười' if tens == 1 else f'{_DIGITS[tens]} mươi'} {last}".rstrip()


def _once(said: list[str]) -> list[str]:
    """`nghìn tỷ … tỷ` → `nghìn … tỷ`."""
    big = [place for place, part in enumerate(said) if part.endswith(" tỷ")]
    return [part.removesuffix(" tỷ") if place in big[:-1] else part for place, part in enumerate(said)]
