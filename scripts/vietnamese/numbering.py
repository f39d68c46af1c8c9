"""How the parts of a legal text are numbered: articles and clauses by number, points by letter."""

# Points are lettered by the Vietnamese alphabet without ă â ê ô ơ ư (Decree 34/2016/NĐ-CP, article 62).
LETTERS = "abcdđeghiklmnopqrstuvxy"


def split_number(number: str) -> tuple[int, str]:
    """`12a` → (12, "a"), which sorts 2, 12, 12a; 0 where there is no number."""
    rest = number.lstrip("0123456789")
    return int(number.removesuffix(rest) or 0), rest
