"""Telephones, amounts, shares, ranges and all other numbers."""

import re

from scripts.vietnamese.aloud.letters import spelt
from scripts.vietnamese.aloud.numbers import DASH, NUMBER, as_written, cardinal, in_a_sign, one_by_one
from scripts.vietnamese.aloud.scan import Here, Rule
from scripts.vietnamese.aloud.words import behind, either, listed, readings
from scripts.vietnamese.encodings import is_syllable

_UNIT = "|".join(re.escape(unit) for unit in sorted(readings("units"), key=len, reverse=True))
_FREE = r"(?<!\w)(?<!\d[.,])"
_CALLING = re.compile(
    rf"(?<!\w)(?:{either('calling')})(?: (?:ngay|số|đến|tới|miễn phí|khẩn cấp|quốc gia|là|được|cho|thì|điện thoại"
    r"|cấp cứu))?"
    r"[\s:(“]*(?:\d[\d .]{2,14}(?:,| hoặc|, hoặc| và| hay| \+| –| -|\)) )*\Z",
    re.I,
)
_CALLED = re.compile(r"(?:(?:,| và| hoặc| hay) 11[1-5])*:? (?:miễn phí|là (?:số|tổng đài)|nhận cuộc gọi)", re.I)
_NUMBERED = re.compile(
    r"(?:(?:nghị định|nghị quyết|quyết định|thông tư|kế hoạch|công văn|luật|chỉ thị|điều|khoản|mẫu|văn bản|phụ lục"
    r"|hướng dẫn|báo cáo)(?: số)?|tổng số|con số|một số|dân số) \Z",
    re.I,
)
_OF_SOMETHING = behind("counted", "triệu|nghìn|tỷ|đồng|%|tuổi|năm|lượt|tờ|cuộc")
_SIGNED = re.compile(r"(?:(?<!tổng )(?<!một )(?<!con )(?<!dân )(?<!tham gia )số|mẫu|phòng|đường|kiệt|ngõ) \Z", re.I)
_PART = behind("parts_of")
# A telephone number in one piece, by its length.
_SIZES = {5: (2, 3), 7: (4, 3), 8: (4, 4), 10: (4, 3, 3), 11: (4, 4, 3)}
_LETTER_BEFORE, _LETTER_AFTER = re.compile(r"[^\W\d]\.?\Z"), re.compile(r"[^\W\d]")
_MINUS = re.compile(r"\s?(?:°|º|oC|độ)")


def _phone(here: Here) -> str | None:
    """Groups as they are written, a breath between them."""
    digits = re.sub(r"\D", "", here[0])
    if not (9 <= len(digits) <= 12 if here[0].lstrip("(")[0] in "0+" else 8 <= len(digits) <= 10):
        return None
    groups = [part for group in re.findall(r"\d+", here[0].replace("+84", "+84 ")) for part in _easy(group)]
    plus = "cộng " if "+" in here[0] else ""
    return plus + ", ".join(map(one_by_one, groups))


def _easy(group: str) -> list[str]:
    """Ten digits in one piece are said as four, three, three."""
    parts, at = [], 0
    for size in _SIZES.get(len(group), (3,) * (len(group) // 3 + 1)) if len(group) > 4 else (4,):
        parts.append(group[at : at + size])
        at += size
    return [part for part in parts if part]


def _short(here: Here) -> str | None:
    if here[0] not in listed("short_numbers") or here.before(_NUMBERED) or here.after(_OF_SOMETHING):
        return None
    return one_by_one(here[0]) if here.before(_CALLING) or here.after(_CALLED) else None


def _of(here: Here) -> str:
    """`27/27 xã`: so many of so many; `1/3 số xã`: a part; `42/112`: nothing but two numbers."""
    part = here.after(_PART)
    return f"{as_written(here['a'])} {'phần' if part else 'trên'} {as_written(here['b'])}"


def _amount(here: Here) -> str:
    units = readings("units")
    said = _number(here, here["a"])
    if here["b"]:
        said += f" {units[here['u']]}" if here["u"] and here["u"] != here["unit"] else ""
        said += (" đến " if _value(here["a"]) < _value(here["b"]) else ", ") + as_written(here["b"])
    return said + (f" {units[here['unit']]}" if here["unit"] else "")


def _mixed(here: Here) -> str:
    """`10A1`, `H5N1`: letters without a vowel, or alone, are spelt."""
    return _runs(here[0])


def _led(here: Here) -> str:
    """`5,5V`."""
    return f"{as_written(here['a'])} {_runs(here['rest'])}"


def _runs(written: str) -> str:
    runs = re.findall(r"\d+|\D+", written)
    return " ".join(in_a_sign(run) if run.isdecimal() else _letters(run) for run in runs)


def _letters(run: str) -> str:
    return run if len(run) > 1 and is_syllable(run.lower()) and not run.isupper() else spelt(run)


def _any(here: Here) -> str:
    said = _number(here, here[0])
    return f"{' ' * here.before(_LETTER_BEFORE)}{said}{' ' * here.after(_LETTER_AFTER)}"


def _number(here: Here, written: str) -> str:
    """A zero in front is said where the number names something: `Mẫu số 05`, not `05 ngày`."""
    if written.startswith("0") and written.isdecimal() and here.before(_SIGNED):
        return in_a_sign(written)
    return as_written(written)


def _value(written: str) -> float:
    return float(written.replace(".", "").replace(",", "."))


def _parted(here: Here) -> str:
    """`1 500 000`."""
    return cardinal(int(re.sub(r"\D", "", here[0])))


def _below_zero(here: Here) -> str | None:
    return f"âm {as_written(here['a'])}" if here.after(_MINUS) else None


def _times(here: Here) -> str:
    return f"{as_written(here['a'])} nhân "


RULES = (
    Rule(
        r"(?<![\w/])(?:\(?\+84\)?[ .-]?(?:\(0\))?[ .-]?\d{1,3}|\(?0\d{1,4}\)?|1[89]00)"
        r"(?:[ .-]{0,2}\d{1,7}){0,4}(?![\w/]|[.,]\d)",
        _phone,
    ),
    Rule(r"(?<![\w/.,-])\d{3,4}(?![\w/%]|[.,-]\d)", _short),
    Rule(rf"{_FREE}(?P<a>{NUMBER})/(?P<b>{NUMBER})(?![\w/]|[.,]\d)", _of),
    Rule(rf"{_FREE}(?P<a>\d+):(?P<b>\d+)(?![\w:]|[.,]\d)", _of),
    Rule(r"(?<![\w.,])\d{1,3}(?: \d{3}){2,}(?!\w|[.,]\d)", _parted),
    Rule(rf"(?<!\S)[-–−](?P<a>{NUMBER})", _below_zero),
    Rule(rf"{_FREE}(?P<a>{NUMBER})\s?[x×]\s?(?=\d)", _times),
    Rule(
        rf"{_FREE}(?P<a>{NUMBER})\s?(?P<u>%|°C|kg|g|m|km|h|đ)?{DASH}(?P<b>{NUMBER})(?:\s?(?P<unit>{_UNIT})(?!\w))?(?!\w|[.,]\d)",
        _amount,
    ),
    Rule(rf"{_FREE}(?P<a>{NUMBER})(?P<b>)(?P<u>)\s?(?P<unit>{_UNIT})(?!\w)", _amount),
    Rule(r"(?<!\w)(?=[^\W_]*\d)(?=\d*[^\W\d_])[^\W_]+", _mixed),
    Rule(r"(?P<a>\d+(?:\.\d+)*(?:,\d+)?)(?P<rest>[^\W\d_][^\W_]*)", _led),
    Rule(r"\d+(?:\.\d+)*(?:,\d+)?", _any),
)
