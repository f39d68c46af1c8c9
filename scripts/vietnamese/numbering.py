"""How the parts of a legal text are numbered: articles and clauses by number, points by letter."""

# Points are lettered by the Vietnamese alphabet without ă â ê ô ơ ư (Decree 34/2016/NĐ-CP, article 62).
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def split_number(number: str) -> tuple[int, str]:
    """`12a` → (12, "a"), which sorts 2, 12, 12a; 0 where there is no number."""
    rest = number.lstrip("0123456789")
    return int(number.removesuffix(rest) or 0), rest


def roman(number: int) -> str:
    """4 → `IV`; nothing for less than 1."""
    digits = ""
    for value, sign in _ROMAN:
        digits += sign * max(0, number // value)
        number %= value
    return digits
