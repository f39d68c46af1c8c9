"""One palette: styles, typst's templates and code name the same colours."""

from __future__ import annotations

import re

from scripts.model import palette
from tests.conftest import CHECKOUT

COLOURS = {name: value for name, value in vars(palette).items() if name.isupper()}
TOKENS = (CHECKOUT / "overrides/assets/styles/11-tokens.css").read_text(encoding="utf-8")
# Custom properties of the light scheme and what code calls the same.
NAMED = {
    **{"bg": "GROUND", "surface": "WHITE", "ink": "INK", "muted": "MUTED", "brand": "BRAND"},
    **{"alert": "ALERT", "check": "CHECK", "gold": "GOLD"},
}


def whole(colour: str) -> str:
    return re.sub(r"^#(.)(.)(.)$", r"#\1\1\2\2\3\3", colour.lower())


def properties(scheme: str) -> dict[str, str]:
    return {name: whole(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,8});", scheme)}


def test_the_stylesheet_has_the_same_colours() -> None:
    light, dark = (properties(scheme) for scheme in TOKENS.split("}")[:2])
    assert {name: light[name] for name in NAMED} == {name: COLOURS[called] for name, called in NAMED.items()}
    assert dark["surface"] == palette.NIGHT and palette.RED[1:] in TOKENS
    assert properties(TOKENS.split("@media")[1]) == dark, "the dark scheme by the system's wish and by the button"


def test_the_browser_is_told_the_colour_of_the_header_in_both_schemes() -> None:
    head = (CHECKOUT / "overrides/partials/head.html").read_text(encoding="utf-8")
    assert re.findall(r'theme-color" content="(#\w+)"', head) == [palette.WHITE, palette.NIGHT]


def test_nobody_else_has_colours() -> None:
    for path in (CHECKOUT / "scripts/draw").rglob("*.typ"):
        assert set(re.findall(r"#[0-9a-f]{6}", path.read_text(encoding="utf-8"))) <= set(COLOURS.values()), path.name
    for room in ("assemble", "draw", "publish"):
        for path in (CHECKOUT / "scripts" / room).rglob("*.py"):
            assert not re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8")), path.name
