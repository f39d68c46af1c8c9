"""Same sources, same moment: the same bytes, wherever, however and with whichever zlib and Python the build runs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT, ELSEWHERE, NOW, Built, process, sources

# What Python runs before all else. A newer Python brings another zlib: the same text becomes other bytes. And from 3.12
# on the last digit of a sum of fractions is another one.
OTHER_PYTHON = """
import builtins
import functools
import math
import operator
import sys
import zlib

compressobj = zlib.compressobj

def otherwise(level=-1, method=zlib.DEFLATED, wbits=zlib.MAX_WBITS, *others, **named):
    return compressobj(1, method, wbits, 9, zlib.Z_FILTERED)

def compress(data, /, level=-1, wbits=zlib.MAX_WBITS):
    packer = otherwise(wbits=wbits)
    return packer.compress(data) + packer.flush()

total = builtins.sum

def added(values, /, start=0):
    values = [*values]
    if not any(isinstance(value, float) for value in values):
        return total(values, start)
    return functools.reduce(operator.add, values, start) if sys.version_info >= (3, 12) else math.fsum([start, *values])

zlib.compressobj, zlib.compress, builtins.sum = otherwise, compress, added
"""
SUMMED = "print(sum([0.1] * 10))"
PACKED = "import sys, zlib; sys.stdout.buffer.write(zlib.compress(b'Luat Phong, chong ma tuy, Luat Dat dai, Luat' * 9))"


def digest(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def said(program: str, **environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, check=True
    ).stdout


@pytest.mark.slow
def test_builds_are_byte_identical(built: Built, tmp_path: Path) -> None:
    root = tmp_path / "a b"
    root.mkdir()
    here = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    assert here.keys() == ELSEWHERE.keys()
    (tmp_path / "sitecustomize.py").write_text(OTHER_PYTHON, encoding="utf-8")
    here["PYTHONPATH"] = os.pathsep.join([str(tmp_path), str(CHECKOUT)])
    assert said(PACKED) != said(PACKED, **here) and said(SUMMED) != said(SUMMED, **here)
    done = process("build", "--root", str(sources(root)), "--now", NOW, "--jobs", "1", **here)
    assert done.returncode == 0, done.stderr
    ours, theirs = digest(built.root), digest(root / "site")
    assert sorted(ours) == sorted(theirs)
    different = [name for name in ours if ours[name] != theirs[name]]
    assert not different, different
