"""The Nu HTML Checker finds nothing, neither errors nor warnings, on any page."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Built, command
from tests.pictures import drawing
from tests.site.html_checker import checked
from tests.sources import LISTING, NEWS, site


def test_every_page_is_valid(built: Built) -> None:
    # Of many neighbours, which one template prints, every third.
    folders: dict[Path, list[Path]] = {}
    for path in sorted(built.root.rglob("*.html")):
        folders.setdefault(path.parent.parent, []).append(path)
    looked = [str(path) for found in folders.values() for path in (found[::3] if len(found) > 20 else found)]
    found = [
        (message["url"].rpartition("/site/")[2], message.get("lastLine"), message["message"])
        for message in checked(*looked)
    ]
    assert found == []


def test_the_checker_would_notice() -> None:
    assert checked("-", text=b"<p id=a><p id=a>")


def test_whatever_markdown_can_say_stays_valid(tmp_path: Path) -> None:
    text = NEWS.replace("title: Tin mẫu", "title: 'Tin & <i>nghiêng</i> {{ x }}'").replace(
        "Nội dung tin mẫu.",
        "Một  \nhai.\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n!!! note\n    Lưu ý\n\n??? tip\n    Gập\n\n"
        'Chú thích[^1]. ![Mô tả](a.png "Ảnh: Mẫu")\n\n![Mô tả](a.png "Ảnh: Mẫu")\n\n[^1]: ở đây\n\n- một\n    1. hai\n\n`<br />`\n\n## Điều 5\n\n## Điều 5\n',
    )
    event = LISTING.replace("title: Lễ ra quân mẫu", "title: \"<b>Đậm</b> & 'nháy' {% x %} ]]> <!-- --\"")
    files = {
        "content/tin-tuc/2022-06-10-tin-mau.md": text,
        "content/tin-tuc/a.png": drawing(),
        "events/2022/mau-thuong.yml": event,
    }
    done = command("build", "--root", str(site(tmp_path, files)))
    assert done.returncode == 0, done.stderr
    found = checked("--skip-non-html", str(tmp_path / "site"))
    assert [message["message"] for message in found] == []
