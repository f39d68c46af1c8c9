"""The Nu HTML Checker, started once for many files."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

from tests.conftest import TOOLS, need

# Of Java's two compilers the first alone: the second would take more than it saves in so short a run.
JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def checked(*arguments: str, text: bytes = b"") -> list[dict[str, Any]]:
    """What the checker says of files, or of `text` where `-` stands for one."""
    java = need(shutil.which("java"), "Java")
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.exists(), "vnu.jar")
    done = subprocess.run(
        [java, *JAVA, "-jar", str(jar), "--format", "json", *arguments], input=text, capture_output=True, check=False
    )
    return list(json.loads(done.stderr)["messages"])
