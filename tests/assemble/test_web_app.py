"""What makes the site installable: manifest and icons."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import typst
from PIL import Image

from scripts.assemble.site import mark
from tests.assemble.test_assemble import tree_of
from tests.conftest import CHECKOUT
from tests.sources import site

MARK = CHECKOUT / "overrides/assets/icon.svg"


def test_the_manifest_is_relative_so_that_the_site_may_live_anywhere(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path))
    manifest = json.loads(tree["files/manifest.webmanifest"])
    assert (manifest["name"], manifest["lang"]) == ("Trang mẫu", "vi")
    assert (manifest["start_url"], manifest["scope"], manifest["id"]) == ("./", "./", "./")
    addresses = [entry["src"] for entry in manifest["icons"]] + [entry["url"] for entry in manifest["shortcuts"]]
    assert not [address for address in addresses if address.startswith(("/", "http"))]
    for icon in manifest["icons"]:
        with Image.open(io.BytesIO(tree[f"files/{icon['src']}"])) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"
    found = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert found == {(size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")}


def test_icons_show_the_mark_and_are_the_same_bytes_each_time() -> None:
    svg = MARK.read_text(encoding="utf-8")
    data = mark.draw(svg, 192, False)
    assert data == mark.draw(svg, 192, False)
    plain, whole = (Image.open(io.BytesIO(mark.draw(svg, 192, way))).convert("RGBA") for way in (False, True))
    assert (plain.getpixel((1, 1))[3], whole.getpixel((1, 1))[3]) == (0, 255)  # type: ignore[index]
    for place, colour in (((96, 15), (11, 59, 92)), ((96, 36), (255, 255, 255)), ((89, 110), (242, 184, 75))):
        seen = whole.getpixel(place)
        assert max(abs(one - other) for one, other in zip(seen, colour, strict=False)) < 4, (place, seen)  # type: ignore[arg-type]


def test_the_mark_of_a_maskable_icon_stays_within_the_circle_that_phones_keep() -> None:
    image = Image.open(io.BytesIO(mark.draw(MARK.read_text(encoding="utf-8"), 192, True))).convert("RGBA").convert("L")
    bright = [(x, y) for x in range(192) for y in range(192) if image.getpixel((x, y)) > 150]  # type: ignore[operator]
    assert bright and max((x - 95.5) ** 2 + (y - 95.5) ** 2 for x, y in bright) ** 0.5 < 192 * 0.4


@pytest.mark.parametrize(
    "shape",
    [
        "<circle cx='16' cy='16' r='3' fill='#fff'/>",
        "<path stroke='#fff' stroke-width='4' d='M12 16a2 2 0 0 1 8 0'/>",
    ],
)
def test_a_mark_of_any_shapes_is_drawn_whole(shape: str) -> None:
    ground = "<rect width='32' height='32' rx='8' fill='#000'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>{ground}{shape}</svg>"
    image = Image.open(io.BytesIO(mark.draw(svg, 192, False))).convert("RGBA").convert("L")
    assert any(image.getpixel((96, y)) == 255 for y in range(192))


def test_a_mark_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(typst.TypstError):
        mark.draw("<svg", 192, False)


def test_an_icon_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = mark.build(MARK, tmp_path)
    monkeypatch.setattr(mark, "draw", pytest.fail)
    monkeypatch.setattr(mark, "_png", pytest.fail)
    assert mark.build(MARK, tmp_path) == first
