"""The Nu HTML Checker finds nothing, neither errors nor warnings, on any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.conftest import TOOLS, Built, command, need
from tests.pictures import drawing
from tests.sources import LISTING, NEWS, site


def test_every_page_is_valid(built: Built) -> None:
    java = need(shutil.which("java"), "Java")
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.exists(), "vnu.jar")
    # Of many neighbours, which one template prints, every third.
    folders: dict[Path, list[Path]] = {}
    for path in sorted(built.root.rglob("*.html")):
        folders.setdefault(path.parent.parent, []).append(path)
    looked = [str(path) for found in folders.values() for path in (found[::3] if len(found) > 20 else found)]
    done = subprocess.run(
        [java, "-Xss4m", "-jar", str(jar), "--format", "json", *looked],
        capture_output=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    found = [
        (message["url"].rpartition("/site/")[2], message.get("lastLine"), message["message"]) for message in messages
    ]
    assert found == []


def test_the_checker_would_notice(tmp_path: object) -> None:
    java = need(shutil.which("java"), "Java")
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.exists(), "vnu.jar")
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "-"], input=b"<p id=a><p id=a>", capture_output=True, check=False
    )
    assert json.loads(done.stderr)["messages"]


def test_whatever_markdown_can_say_stays_valid(tmp_path: Path) -> None:
    java = need(shutil.which("java"), "Java")
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.exists(), "vnu.jar")
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
    checked = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "--skip-non-html", str(tmp_path / "site")],
        capture_output=True,
        check=False,
    )
    assert [message["message"] for message in json.loads(checked.stderr)["messages"]] == []
