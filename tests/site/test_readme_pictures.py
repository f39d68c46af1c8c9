"""The two pictures at the top of README.md. `python3 -m scripts test tests/site/test_readme_pictures.py --pictures`
takes them anew from the built site."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.conftest import CHECKOUT

FOLDER = CHECKOUT / "docs" / "pictures"
# Name → width and height in CSS pixels, and how many pixels of the picture each of them is.
SIZES = {"phone": (360, 720, 2), "desktop": (1280, 900, 1)}
LARGEST = 200_000


@pytest.mark.parametrize("name", SIZES)
def test_the_readme_shows_the_site(name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--pictures"):
        take(name, request)
    picture = FOLDER / f"{name}.png"
    width, height, scale = SIZES[name]
    with Image.open(picture) as image:
        assert image.size == (width * scale, height * scale)
        assert image.mode == "P"
    assert picture.stat().st_size < LARGEST
    assert f"docs/pictures/{name}.png" in (CHECKOUT / "README.md").read_text(encoding="utf-8")[:2_000]


def take(name: str, request: pytest.FixtureRequest) -> None:
    browser, url = request.getfixturevalue("browser"), request.getfixturevalue("site_url")
    width, height, scale = SIZES[name]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        is_mobile=name == "phone",
        color_scheme="light",
        locale="vi-VN",
    )
    # The second time the fonts are at hand before the first paint; on a slow connection they are left out.
    for _ in range(2):
        page.goto(url, wait_until="networkidle")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    FOLDER.mkdir(exist_ok=True)
    shot.quantize(256, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
