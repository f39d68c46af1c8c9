"""Problems for a terminal, a script, a GitHub check and a code-scanning service."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from scripts.problems.problem import Problem, catalogue

_SAID = ("code", "message", "mend")


def text(problems: Iterable[Problem]) -> str:
    """One line a problem: `path:line:col: lỗi E203: … Sửa: …`."""
    return "".join(f"{p.at.words}:{p.at.column}: {p.label}: {p.words}\n" for p in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with path, line, column, severity, code, message and mend."""
    rows = [{**asdict(p.at), "severity": p.severity, **{key: getattr(p, key) for key in _SAID}} for p in problems]
    return _json(rows)


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands that a GitHub check shows beside the line (percent-encoded as its runner asks)."""
    return "".join(
        f"::{p.severity} file={_property(p.at.path)},line={p.at.line},col={p.at.column},title={p.code}::"
        f"{_data(p.words)}\n"
        for p in problems
    )


def sarif(problems: Iterable[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), one run; rules are the catalogue's codes."""
    found = list(problems)
    words = {code: catalogue()[code] for code in sorted({p.code for p in found})}
    rules = [
        {"id": code, "shortDescription": {"text": said["message"]}, "help": {"text": said["mend"]}}
        for code, said in words.items()
    ]
    run = {"tool": {"driver": {"name": "scripts check", "rules": rules}}, "results": [_result(p) for p in found]}
    return _json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _result(found: Problem) -> dict[str, Any]:
    region = {"startLine": found.at.line, "startColumn": found.at.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": found.at.path}, "region": region}}
    message = {"text": found.words}
    return {"ruleId": found.code, "level": found.severity, "message": message, "locations": [place]}


PRINTERS = {"text": text, "json": as_json, "github": github, "sarif": sarif}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
