"""Scripts for file://, where browsers run classic ones only: `import()` and `export` are answered by copy.js."""

import re

from scripts.problems.failure import Failure

# Where a statement begins in a script without comments; the word in a string of the interface is no statement.
_START = r"(?P<before>^|[;}\n]\s*)"
_EXPORT = re.compile(
    _START + r"export\b\s*(?:\{\s*(?P<names>[\w$]+(?:\s*,\s*[\w$]+)*)\s*\};?"
    r"|(?P<kind>(?:async\s+)?function\s*\*?\s*|class\s+|(?:const|let|var)\s+)(?P<name>[\w$]+))"
)
_OTHER = re.compile(_START + r"(?:export\b|import\b\s*[\w$\"'{*])")


def classic(name: str, text: str) -> str:
    """The same script without module syntax; what it exported, `offlineCopy.load` gives.

    Raises Failure for a form that no script of ours uses: a copy with a dead search is worse than none.
    """
    exported: list[str] = []

    def plain(match: re.Match[str]) -> str:
        exported.extend(re.split(r"\s*,\s*", match["names"]) if match["names"] else [match["name"]])
        return match["before"] + (f"{match['kind']}{match['name']}" if match["name"] else "")

    body = _EXPORT.sub(plain, re.sub(r"\bimport\s*\(", "offlineCopy.load(", text))
    if _OTHER.search(body):
        raise Failure(f"{name}: bản ngoại tuyến không chuyển được kiểu import, export này.")
    if not exported and "import.meta" not in body:
        return body
    body = body.replace("import.meta", "importMeta")
    return f'offlineCopy.module(function(importMeta){{"use strict";{body}\nreturn{{{",".join(exported)}}}}});\n'
