"""var/tables/imported.json: what imports wrote into events, to tell a hand's change from the file's."""

import json
from collections.abc import Mapping
from pathlib import Path

from scripts.store.cache import write

_FILE = Path("var", "tables", "imported.json")


def load(root: Path) -> dict[str, dict[str, str]]:
    """By the event's id, what the last import wrote into its fields; nothing where that is not known."""
    try:
        found = json.loads((root / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): {str(key): str(one) for key, one in fields.items()}
        for name, fields in found.items()
        if isinstance(fields, dict)
    }


def learn(root: Path, written: Mapping[str, Mapping[str, str]]) -> None:
    """Remember what was written. Raises OSError."""
    known = load(root)
    for name, fields in written.items():
        known.setdefault(name, {}).update(fields)
    (root / _FILE).parent.mkdir(parents=True, exist_ok=True)
    write(root / _FILE, f"{json.dumps(known, ensure_ascii=False, indent=0, sort_keys=True)}\n".encode())
