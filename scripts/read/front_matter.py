"""Markdown files: the declarations between two lines of `---`, then the text."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Any, TypeVar

from scripts.model.explainer import Explainer
from scripts.model.page import Article
from scripts.problems import Position, Problem, problem
from scripts.read.text_file import control_characters
from scripts.read.typed import typed
from scripts.read.yaml_text import Mapping, parse

A = TypeVar("A", bound=Article | Explainer)


def read_article(
    model: type[A], text: str, path: str, slug: str, more: AbstractMapping[str, Any] | None = None
) -> tuple[A | None, list[Problem]]:
    """One article of the given kind, `more` being fields that its place tells; the body keeps the line on which it
    begins."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        return None, [problem("E110", Position(path))]
    node, problems = parse("\n".join(lines[1:end]), path, first_line=2)
    if node is None:
        return None, problems or [problem("E110", Position(path))]
    if not isinstance(node, Mapping):
        return None, [*problems, problem("E114", node.at, expected="các dòng “tên: giá trị”", found="kiểu khác")]
    body = "\n".join(lines[end + 1 :]).strip("\n")
    skipped = next((number for number, line in enumerate(lines[end + 1 :]) if line.strip()), 0)
    given: dict[str, Any] = {"path": path, "slug": slug, "body": body, "body_line": end + 2 + skipped, **(more or {})}
    problems += control_characters("\n".join(lines[end + 1 :]), path, end + 2)
    article, found = typed(model, node, given)
    return (None if problems else article), [*problems, *found]
