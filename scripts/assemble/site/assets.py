"""The site's own styles, scripts, fonts and icon: small, and named by what is in them.

A name that changes with the bytes (`site.css` → `site.3fa9c1d2.css`) may be kept by browsers for ever, so a second page
asks for none of them again. Templates print `{{ assets["site.css"] | url }}`; styles and scripts name one another as
they are called in overrides/assets/, in double quotes, which are replaced by the published names here.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

from scripts.assemble.tree import Tree

# One file a component in the sources, one request for the reader: the folder, and the file that it becomes.
_JOINED = {"styles": "site.css", "scripts": "site.js", "search": "search.js"}
_SMALLER: dict[str, Callable[[str], str]] = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}
_QUOTED = re.compile(r'"([\w./-]+)"')


# Published with what they license: the fonts' (SIL Open Font License 1.1), and that of the icons which templates take
# from the theme's package (Apache License 2.0).
_LICENCES = {
    "fonts/OFL.txt": ("fontpkg_be_vietnam_pro", "LICENSE"),
    "icons-LICENSE.txt": ("material", "templates/.icons/material/LICENSE"),
}


@dataclass(frozen=True)
class Assets:
    """The published files, and the address of each by its name in the sources."""

    tree: Tree
    names: Mapping[str, str]


def licences() -> Tree:
    """The licences of what is not ours."""
    return {
        f"files/assets/{name}": resources.files(package).joinpath(path).read_bytes()
        for name, (package, path) in _LICENCES.items()
    }


def read(folder: Path) -> dict[str, bytes]:
    """Every stylesheet, script and picture of `folder` by its name; a folder of parts joined in the order of names."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    for parts, name in _JOINED.items():
        found[name] = b"\n".join(path.read_bytes() for path in sorted((folder / parts).iterdir()))
    return found


def build(sources: Mapping[str, bytes]) -> Assets:
    """Name each file by its bytes, after those that it names itself.

    Raises ValueError where files name one another in a ring: no name could then be known first.
    """
    tree: Tree = {}
    names: dict[str, str] = {}

    def publish(name: str, within: tuple[str, ...]) -> str:
        if name in within:
            raise ValueError(f"assets name one another in a ring: {' → '.join([*within, name])}")
        if name not in names:
            data = sources[name]
            if smaller := _SMALLER.get(PurePosixPath(name).suffix):
                data = f"{_pointed(smaller(data.decode()), (*within, name))}\n".encode()
            path = PurePosixPath(name)
            digest = hashlib.sha256(data).hexdigest()[:8]
            names[name] = f"assets/{path.with_name(f'{path.stem}.{digest}{path.suffix}')}"
            tree[f"files/{names[name]}"] = data
        return names[name]

    def _pointed(text: str, within: tuple[str, ...]) -> str:
        def published(match: re.Match[str]) -> str:
            name = match[1]
            return f'"{publish(name, within).removeprefix("assets/")}"' if name in sources else match[0]

        return _QUOTED.sub(published, text)

    for name in sorted(sources):
        publish(name, ())
    return Assets(tree, dict(sorted(names.items())))
