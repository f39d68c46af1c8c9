"""The Nu HTML Checker finds nothing, neither errors nor warnings, on any page."""

from __future__ import annotations

import json
import shutil
import subprocess

from tests.conftest import TOOLS, Built, need


def test_every_page_is_valid(built: Built) -> None:
    java = need(shutil.which("java"), "Java")
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.exists(), "vnu.jar")
    done = subprocess.run(
        [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(built.root)],
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
