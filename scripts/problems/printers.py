"""Problems for a terminal, a script, a GitHub check and a code-scanning service."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from scripts.problems.catalogue import CATALOGUE, Severity
from scripts.problems.problem import Problem


def text(problems: Iterable[Problem]) -> str:
    """One line a problem: `path:line:col: lỗi E203: … Sửa: …`."""
    return "".join(
        f"{p.at.path}:{p.at.line}:{p.at.column}: {p.severity.label} {p.code}: {p.message}. Sửa: {p.mend}\n"
        for p in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with path, line, column, severity, code, message and mend."""
    rows = [
        {
            "path": p.at.path,
            "line": p.at.line,
            "column": p.at.column,
            "severity": p.severity.value,
            "code": p.code,
            "message": p.message,
            "mend": p.mend,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands that a GitHub check shows beside the line (percent-encoded as its runner asks)."""
    return "".join(
        f"::{p.severity.value} file={_property(p.at.path)},line={p.at.line},col={p.at.column},title={p.code}::"
        f"{_data(f'{p.message}. Sửa: {p.mend}')}\n"
        for p in problems
    )


def sarif(problems: Iterable[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), one run; rules are the catalogue's codes."""
    found = list(problems)
    rules = [
        {"id": code, "shortDescription": {"text": CATALOGUE[code].message}, "help": {"text": CATALOGUE[code].mend}}
        for code in sorted({p.code for p in found})
    ]
    results: list[dict[str, Any]] = [
        {
            "ruleId": p.code,
            "level": "error" if p.severity is Severity.ERROR else "warning",
            "message": {"text": f"{p.message}. Sửa: {p.mend}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": p.at.path},
                        "region": {"startLine": p.at.line, "startColumn": p.at.column},
                    }
                }
            ],
        }
        for p in found
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "scripts check", "rules": rules}}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


PRINTERS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
