"""The files from which Visual Studio Code knows what may stand in which file, on opening the folder.

They are committed, for an editor reads them before anything of ours has run; a test holds them against the models.
After a change of a model or of words.yml: `python -m scripts.forms.schema_files`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.forms.kinds import WRITTEN
from scripts.forms.schemas import schema_of

FOLDER = ".vscode"


def files() -> dict[str, str]:
    """Text by path, relative to the project."""
    schemas = {f"{FOLDER}/schemas/{name}.json": _json(schema_of(name)) for name in WRITTEN}
    rest = {"settings": settings(), "tasks": tasks(), "extensions": _EXTENSIONS}
    return schemas | {f"{FOLDER}/{name}.json": _json(value) for name, value in rest.items()}


def settings() -> dict[str, Any]:
    """What the editor must do with our files: keep UTF-8 and the line ends, show long lines whole, know the schemas."""
    return {
        "yaml.schemas": {f"./{FOLDER}/schemas/{name}.json": patterns for name, patterns in _patterns().items()},
        # No schema of the same file name from elsewhere, and nothing asked of the network.
        "yaml.schemaStore.enable": False,
        "yaml.kubernetesCRDStore.enable": False,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "files.autoGuessEncoding": True,
        "files.trimTrailingWhitespace": False,
        "files.insertFinalNewline": True,
        "editor.wordWrap": "on",
        "editor.formatOnSave": False,
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.detectIndentation": False,
            "editor.autoIndent": "keep",
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        },
        "[markdown]": {"editor.quickSuggestions": {"other": False, "comments": False, "strings": False}},
        "files.exclude": {"**/__pycache__": True, "build": True, ".venv": True},
    }


def _patterns() -> Mapping[str, list[str]]:
    """Which files a schema is for. A pattern that begins with ! takes some out again; no server reads the declarations
    of Markdown files."""
    found = {name: list(written.files) for name, written in WRITTEN.items() if not written.markdown}
    found["events"] += [f"!{file}" for file in WRITTEN["campaign"].files]
    return found


def tasks() -> dict[str, Any]:
    """`check` on opening the folder: its lines become red ones, in Markdown files as well."""

    def matcher(label: str, severity: str) -> dict[str, Any]:
        pattern = {"regexp": rf"^([^:]+):(\d+):(\d+): {label} ([EW]\d+): (.*)$", "message": 5}
        places = {"file": 1, "line": 2, "column": 3, "code": 4}
        return {
            "owner": f"pcmt-{severity}",
            "severity": severity,
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": pattern | places,
        }

    task = {
        "label": "Soát lỗi",
        "type": "shell",
        "command": "python3 -m scripts check",
        "windows": {"command": "py -3 -m scripts check"},
        "problemMatcher": [matcher("lỗi", "error"), matcher("cảnh báo", "warning")],
        "presentation": {"reveal": "silent", "clear": True},
        "runOptions": {"runOn": "folderOpen"},
        "group": {"kind": "build", "isDefault": True},
    }
    return {"version": "2.0.0", "tasks": [task]}


# Checks the YAML files; the words of the editor in Vietnamese.
_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml", "MS-CEINTL.vscode-language-pack-vi"]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write(root: Path) -> None:
    """Write them below `root`."""
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[2])
