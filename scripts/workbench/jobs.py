"""What takes longer than a page may: publishing and packing, one at a time, in a process of its own."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scripts.setup.children import environment
from scripts.store import cache

# What came of the last of each kind, for whoever looks a day later.
_REPORTS = Path("var", "reports")


@dataclass(frozen=True)
class Report:
    """What came of a job: `code` is that of the command line, `file` what was made for taking away."""

    kind: str
    begun: datetime
    lines: tuple[str, ...] = ()
    stage: str = ""
    code: int | None = None
    file: str = ""

    @property
    def is_running(self) -> bool:
        """Is there more to come?"""
        return self.code is None


@dataclass
class Jobs:
    """`python -m scripts.workbench.work KIND ROOT NOW …` tells line by line, in JSON, how far it is and what came of
    it."""

    root: Path
    _now: dict[str, Report] = field(default_factory=dict)
    _process: "subprocess.Popen[str] | None" = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, kind: str, now: datetime, *arguments: str) -> bool:
        """Start a job; not where one runs already."""
        with self._turn:
            if self._process and self._process.poll() is None:
                return False
            command = [
                sys.executable,
                "-m",
                "scripts.workbench.work",
                kind,
                str(self.root),
                now.isoformat(),
                *arguments,
            ]
            self._now[kind] = Report(kind, now)
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdout=pipe, stderr=subprocess.STDOUT, env=environment(), encoding="utf-8", errors="replace"
            )
        threading.Thread(target=self._listen, args=(self._process, kind), daemon=True).start()
        return True

    def report(self, kind: str) -> Report | None:
        """How far a job is, or what came of it last."""
        return self._now.get(kind) or self._kept(kind)

    @property
    def running(self) -> str:
        """The kind of the job that runs now."""
        return next((kind for kind, one in self._now.items() if one.is_running), "")

    def stop(self) -> None:
        """End what runs; the published tree stays what it was."""
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def _listen(self, process: "subprocess.Popen[str]", kind: str) -> None:
        begun, lines, stage, file = self._now[kind].begun, [], "", ""
        assert process.stdout
        for line in process.stdout:
            try:
                told = json.loads(line)
            except ValueError:
                told = {"line": line.rstrip()}
            told = told if isinstance(told, dict) else {"line": line.rstrip()}
            stage, file = told.get("stage", stage), told.get("file", file)
            lines += [str(told["line"])] if told.get("line") else []
            self._now[kind] = Report(kind, begun, tuple(lines), stage, None, file)
        done = Report(kind, begun, tuple(lines), "", process.wait(), file)
        self._now[kind] = done
        self._keep(done)

    def _keep(self, done: Report) -> None:
        told = {"begun": done.begun.isoformat(), "lines": done.lines, "code": done.code, "file": done.file}
        try:
            (self.root / _REPORTS).mkdir(parents=True, exist_ok=True)
            cache.write(self.root / _REPORTS / f"{done.kind}.json", json.dumps(told, ensure_ascii=False).encode())
        except OSError:
            return  # it is on the page that is open

    def _kept(self, kind: str) -> Report | None:
        try:
            told = json.loads((self.root / _REPORTS / f"{kind}.json").read_text(encoding="utf-8"))
            begun, lines = datetime.fromisoformat(told["begun"]), tuple(map(str, told["lines"]))
            return Report(kind, begun, lines, "", int(told["code"]), str(told["file"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
