"""Links that lead out of the project are not followed, and said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.read import read
from tests.pictures import photo
from tests.sources import IDENTITY, NEWS, NOW, put, site

NAME = "content/tin-tuc/2026-11-19-bi-mat.md"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the project, with a file of every kind that the project reads."""
    files = {"tin.md": NEWS, "tep.json": "{}", "thu-muc/tin.md": NEWS, "anh.jpg": photo(20, 20)}
    return put(tmp_path / "ngoài", files)


def linked(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    try:
        link.symlink_to(target)
    except OSError:  # Windows, without the right to make links
        pytest.skip("no links here")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (NAME, "tin.md"),
        ("content/tin-tuc/anh.jpg", "anh.jpg"),
        ("content/tin-tuc/thang-11", "thu-muc"),
        ("events/2022/anh.jpg", "anh.jpg"),
        ("events/2027", "thu-muc"),
        ("var/laws/1-2020-qh14.json", "tep.json"),
    ],
)
def test_a_link_that_leads_out_is_refused_by_its_name(tmp_path: Path, outside: Path, path: str, target: str) -> None:
    root = site(tmp_path / "dự án")
    linked(root / path, outside / target)
    (found,) = problems_of(root, NOW)
    assert (found.code, found.at.path) == ("E120", path)
    assert str(outside / target) in found.message
    reading = read(root)
    assert reading.site and len(reading.site.news) == 1 and not reading.site.images and not reading.site.law_texts


def test_the_copy_of_another_site_is_no_link_either(tmp_path: Path, outside: Path) -> None:
    sources = "sources: [{id: ha, name: Huyện Mẫu Hạ, file: kho/ha.json}]\n"
    root = site(tmp_path / "dự án", {"content/site.yml": IDENTITY + sources})
    linked(root / "kho", outside)
    (outside / "tep.json").rename(outside / "ha.json")
    assert [(found.code, found.at.path) for found in problems_of(root, NOW)] == [("E120", "kho/ha.json")]


def test_links_within_the_project_and_sources_that_are_kept_elsewhere_are_read(tmp_path: Path, outside: Path) -> None:
    root = site(tmp_path / "dự án")
    (root / "content/tin-tuc/2022-06-10-tin-mau.md").rename(root / "kho.md")
    linked(root / "content/tin-tuc/2022-06-10-tin-mau.md", root / "kho.md")
    (root / "events").rename(outside / "events")
    linked(root / "events", outside / "events")
    reading = read(root)
    assert reading.problems == () and reading.site and len(reading.site.events) == len(reading.site.news) == 1


def test_a_linked_folder_within_the_project_is_not_read_twice(tmp_path: Path) -> None:
    root = site(tmp_path)
    linked(root / "content/tin-tuc/lai", root / "content/tin-tuc")
    assert [(found.code, found.at.path) for found in problems_of(root, NOW)] == [("E120", "content/tin-tuc/lai")]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, scandir = site(tmp_path), os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "tin-tuc":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [(found.code, found.at.path) for found in problems_of(root, NOW)] == [("E109", "content/tin-tuc")]
