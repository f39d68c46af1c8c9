"""Picture files of every kind, the harmless and the hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from scripts.read.picture_decoding import look, looking, upright
from tests.pictures import bomb, drawing, photo, saved

SIDEWAYS = Image.Exif()
SIDEWAYS[0x0112] = 6


def gif() -> bytes:
    frames = [Image.new("P", (8, 8), colour) for colour in (0, 1, 2)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


WHOLE = photo(640, 480)

GOOD = {
    "photo.jpg": (WHOLE, (640, 480)),
    "PHOTO.JPEG": (WHOLE, (640, 480)),
    "sideways.jpg": (photo(640, 480, exif=SIDEWAYS), (480, 640)),
    "printer.jpg": (photo(64, 48, mode="CMYK"), (64, 48)),
    "grey.jpg": (photo(64, 48, mode="L"), (64, 48)),
    "drawing.png": (drawing(), (40, 30)),
    "palette.png": (photo(64, 48, "PNG", "P"), (64, 48)),
    "deep.png": (saved(Image.new("I;16", (9, 7), 40_000), "PNG"), (9, 7)),
    "bits.png": (saved(Image.new("1", (9, 7), 1), "PNG"), (9, 7)),
    "photo.webp": (photo(64, 48, "WEBP"), (64, 48)),
    "photo.avif": (photo(64, 48, "AVIF"), (64, 48)),
    "dot.png": (saved(Image.new("RGB", (1, 1)), "PNG"), (1, 1)),
}
BAD = {
    "cut.jpg": (WHOLE[: len(WHOLE) // 2], "E330"),
    "cut.png": (drawing(400, 300)[:-40], "E330"),
    "empty.jpg": (b"", "E330"),
    "text.jpg": (b"Kh\xc3\xb4ng ph\xe1\xba\xa3i \xe1\xba\xa3nh", "E330"),
    "head.png": (b"\x89PNG\r\n\x1a\n", "E330"),
    "nothing.png": (bomb(0, 0), "E330"),
    "flat.png": (bomb(40, 0), "E330"),
    "renamed.png": (WHOLE, "E331"),
    "renamed.jpg": (drawing(), "E331"),
    "bomb.png": (bomb(60_000, 60_000), "E332"),
    "large.png": (bomb(9_000, 9_000), "E332"),
    "moving.gif": (gif(), "E333"),
    "moving.png": (moving("PNG"), "E333"),
    "moving.webp": (moving("WEBP"), "E333"),
    "logo.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "E333"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_is_what_it_shows(name: str) -> None:
    data, size = GOOD[name]
    seen = look(data, name)
    assert seen.fault is None
    assert (seen.width, seen.height) == size
    assert upright(data).mode in ("RGB", "RGBA")


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_told_and_never_crashes(name: str) -> None:
    data, code = BAD[name]
    fault = look(data, name).fault
    assert fault is not None and fault.code == code


def test_dots_stand_as_the_camera_was_held() -> None:
    red, _, blue = upright(photo(64, 64, exif=SIDEWAYS)).getpixel((60, 32))  # type: ignore[misc]
    assert red > blue  # what was above is now to the right


def test_sixteen_bits_are_scaled_not_cut_off() -> None:
    assert upright(GOOD["deep.png"][0]).getpixel((0, 0)) == (156, 156, 156)


def test_a_colour_profile_is_used_up_and_a_broken_one_harmless() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert upright(photo(64, 48, icc_profile=profile)).info == {}
    assert upright(photo(64, 48, icc_profile=b"no profile")).size == (64, 48)


def test_what_was_seen_is_kept(tmp_path: Path) -> None:
    for name, (data, _) in (GOOD | BAD).items():
        first = looking(tmp_path)(data, name)
        assert first == look(data, name)
        assert looking(tmp_path)(data, name) == first
    (kept,) = (path for path in tmp_path.iterdir() if look(WHOLE, "a.jpg").digest in path.name)
    kept.write_text("{", encoding="utf-8")
    assert looking(tmp_path)(WHOLE, "a.jpg").width == 640


def test_the_name_decides_what_is_expected(tmp_path: Path) -> None:
    assert looking(tmp_path)(WHOLE, "a.jpg").fault is None
    fault = looking(tmp_path)(WHOLE, "a.png").fault
    assert fault is not None and fault.code == "E331"
