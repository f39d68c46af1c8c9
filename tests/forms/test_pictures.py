"""Pictures that are sent: looked at, named safely, never twice, never over another."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scripts.forms.pictures import Accepted, accepted, store
from scripts.problems import Problem

PAGE = "events/2027/con-cuong.yml"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, kind)
    return data.getvalue()


def taken(root: Path, name: str, data: bytes) -> Accepted:
    found = accepted(root, PAGE, name, data)
    assert isinstance(found, Accepted), found
    return found


def refused(root: Path, name: str, data: bytes) -> Problem:
    found = accepted(root, PAGE, name, data)
    assert isinstance(found, Problem)
    assert found.mend
    return found


def test_a_name_becomes_one_that_an_address_can_have(tmp_path: Path) -> None:
    assert taken(tmp_path, "Ảnh chụp LỄ RA QUÂN (1).JPG", picture()).path == "events/2027/anh-chup-le-ra-quan-1.jpg"
    assert taken(tmp_path, "C:\\Users\\Hoa\\ảnh.png", picture("PNG")).name == "anh.png"
    assert taken(tmp_path, "../../../etc/passwd", picture()).path == "events/2027/passwd.jpg"
    assert taken(tmp_path, "….jpg", picture()).name == "anh.jpg"


def test_the_ending_is_that_of_what_it_is(tmp_path: Path) -> None:
    assert taken(tmp_path, "zalo.jpg", picture("PNG")).name == "zalo.png"
    assert taken(tmp_path, "zalo.jpg", picture("WEBP")).name == "zalo.webp"


def test_another_picture_of_the_name_stays(tmp_path: Path) -> None:
    one, other = picture(colour="red"), picture(colour="blue")
    store(tmp_path, taken(tmp_path, "anh.jpg", one))
    assert taken(tmp_path, "anh.jpg", one).name == "anh.jpg", "the same again is not stored twice"
    second = taken(tmp_path, "anh.jpg", other)
    store(tmp_path, second)
    assert second.name == "anh-2.jpg"
    assert (tmp_path / "events/2027/anh.jpg").read_bytes() == one


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("anh.heic", b"\0\0\0\x18ftypheic" + b"\0" * 20, "E871"),
        ("anh.jpg", b"\0\0\0\x18ftypmif1" + b"\0" * 20, "E871"),
        ("anh.gif", b"GIF89a" + b"\0" * 20, "E871"),
        ("anh.jpg", b"", "E872"),
        ("anh.jpg", b"\xff\xd8\xff" + b"\0" * 20, "E330"),
        ("anh.jpg", b"xin chao", "E330"),
        ("thiep.pdf", b"%PDF-1.4", "E871"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_gets_a_sentence(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert refused(tmp_path, name, data).code == code


def test_a_picture_lies_in_the_sources_or_nowhere(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.jpg", picture())
    with pytest.raises(ValueError):
        store(tmp_path, Accepted("site/a.jpg", found.data, found.picture))
