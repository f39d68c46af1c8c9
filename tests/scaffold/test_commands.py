"""`new` as staff meet it: one question after the other where somebody sits there, flags alone where nobody does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import cli
from scripts.scaffold import commands
from tests.conftest import command
from tests.scaffold.test_writing import EVENT, TODAY
from tests.sources import SITE, put

NOW = ("--now", "2027-06-01 08:00")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, SITE | TODAY)


def asked(monkeypatch: pytest.MonkeyPatch, root: Path, kind: str, *typed: str) -> str:
    """What is printed when somebody types those lines."""
    monkeypatch.setattr(commands, "somebody_is_there", lambda: True)
    lines = "".join(f"{line}\n" for line in typed)
    done = CliRunner().invoke(cli.commands, ["new", kind, "--root", str(root), *NOW], input=lines)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.output


def test_it_asks_again_until_it_understands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = asked(
        monkeypatch,
        root,
        "event",
        *("", "Tọa đàm với phụ huynh"),  # the first is empty
        "",  # the kind is in the title
        *("31/6/2027", "sáng 9/6/2027"),
        *("Xã Mẩu", "Xã Mẫu"),
        "",
        "UBND xã Mẫu",
        *("tự biết", "45/KH-MAU"),
        "",
    )
    for words in ("Cần ghi", "[Tọa đàm]", "không có trong lịch", "Có phải “Xã Mẫu”?", "chưa phải nguồn"):
        assert words in said, said
    assert "Đã viết events/2027/mau.yml" in said and "xóa dòng “sample: true”" in said
    text = (root / "events/2027/mau.yml").read_text(encoding="utf-8")
    assert "time_note: buổi sáng" in text and "kind: toa-dam" in text
    assert command("check", "--root", str(root), *NOW).returncode == 0


def test_stopping_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = asked(monkeypatch, root, "page", "Trang thử")
    assert "Đã viết" not in said and not (root / "content/trang-thu.md").exists()


def test_without_a_terminal_what_is_missing_is_named(root: Path) -> None:
    done = command("new", "event", "--root", str(root), "--title", "Việc khác", *NOW)
    assert done.returncode == 2
    assert (
        "còn thiếu --kind (loại hoạt động), --when (ngày, giờ), --place (nơi diễn ra), --source (nguồn)" in done.stderr
    )
    assert "Traceback" not in done.stderr and not (root / "events/2027").exists()


def test_flags_alone_are_enough(root: Path) -> None:
    flags = [part for name, text in EVENT.items() for part in (f"--{name}", text)]
    done = command("new", "event", "--root", str(root), *NOW, *flags)
    assert (done.returncode, done.stderr) == (0, "")
    assert "events/2027/mau.yml" in done.stdout


def test_nothing_is_written_over(root: Path) -> None:
    lying = root / "content/trang-thu.md"
    lying.write_text("---\ntitle: [\n---\nHỏng, nên không có trong trang.", encoding="utf-8")
    before = lying.read_bytes()
    flags = ("--title", "Trang thử", "--summary", "Một câu.")
    done = command("new", "page", "--root", str(root), *flags, *NOW)
    assert done.returncode != 0 and "không ghi đè" in done.stderr
    assert lying.read_bytes() == before


def test_a_new_year_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = asked(monkeypatch, root, "campaign", "2022", "2027", "12/KH-MAU", "", "12/KH-MAU")
    assert "không ghi đè" in said and "Đã viết events/2027/campaign.yml" in said
    assert "date_unknown" in (root / "events/2027/campaign.yml").read_text(encoding="utf-8")
    assert command("check", "--root", str(root), *NOW).returncode == 0


def test_answers_of_several_sentences_may_be_long(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Một câu dài. " * 40
    said = asked(monkeypatch, root, "page", "Trang thử", long, "")
    assert "Đã viết content/trang-thu.md" in said
    assert long.strip() in (root / "content/trang-thu.md").read_text(encoding="utf-8")
