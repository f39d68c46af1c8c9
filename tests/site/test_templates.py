"""Templates print only what their records have: a misspelt or missing key fails here, where the engines print nothing.

The whole real site and small sites of every awkward kind are rendered with an environment in which whatever is
undefined is noted, with the templates that asked for it (Jinja's StrictUndefined, all failures at once).
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

from scripts.assemble.pieces import made
from scripts.flow.building import assembled
from scripts.read import read
from scripts.read.picture_decoding import looking
from tests.conftest import CHECKOUT, need, sources
from tests.listings import awkward
from tests.official_text import with_official_text
from tests.other_sites import FILE, document, event, gathering
from tests.pictures import photo
from tests.sources import IDENTITY, NEWS, NOW, put, site
from tests.translated import english

OVERRIDES = CHECKOUT / "overrides"
Asked = set[tuple[str, ...]]


def undefined(asked: Asked) -> type[jinja2.Undefined]:
    """What notes that it was asked for, by which templates, the page's own first, and then is as good as nothing."""

    class Missing(jinja2.Undefined):
        def _note(self) -> None:
            frame, within = sys._getframe(1), list[str]()
            while frame := frame.f_back:  # type: ignore[assignment]
                path = Path(frame.f_code.co_filename)
                if path.is_relative_to(OVERRIDES):
                    within.insert(0, path.relative_to(OVERRIDES).as_posix())
            asked.add((*dict.fromkeys(within), self._undefined_message))

        def _noted(value: Any) -> Callable[..., Any]:  # type: ignore[misc]  # noqa: N805
            def method(self: Missing, *_: Any) -> Any:
                self._note()
                return value

            return method

        __bool__ = __contains__ = __eq__ = __ne__ = _noted(False)
        __len__ = __hash__ = _noted(0)
        __str__ = __html__ = _noted("")

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            self._note()
            return self

        def __getitem__(self, _: object) -> Any:
            self._note()
            return self

    return Missing


WHOM = "{name: Đầu mối, phone: 0238 123 4567, email: b@mau.example}"
SITES: dict[str, Callable[[Path], Path]] = {
    "real": sources,
    "translated": lambda root: site(root, english()),
    "awkward": awkward,
    "an agency's": lambda root: site(
        root,
        {
            "content/site.yml": IDENTITY + f"agency: Sở mẫu\ncontact: {WHOM}\npress: {{contact: {WHOM}}}\n",
            "content/bao-chi.md": "---\ntitle: Báo chí\nsummary: Một câu.\n---\nLời dẫn.\n",
            "content/tin-tuc/anh.jpg": photo(1800, 1200),
            "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace(
                "sources:",
                f"contact: {WHOM}\nimage: {{file: anh.jpg, alt: Một lớp học., credit: Người chụp}}\nsources:",
            ),
        },
    ),
    "with an official text": with_official_text,
    "with another site's events": lambda root: gathering(root, {FILE: document(event("mot"))}),
    "bare": lambda root: site(
        root,
        {
            "content/ho-tro.md": "---\ntitle: T\nsummary: S\n---\n## Gọi cho ai\n",
            "content/hoi-dap/cau-hoi-mau.md": None,
            "content/luat/1-2020-qh14/law.yml": None,
            "content/tin-tuc/2022-06-10-tin-mau.md": None,
            "events/2022/mau-thuong.yml": None,
        },
    ),
}


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_templates_print_only_what_there_is(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need(importlib.util.find_spec(engine), engine)
    theme = importlib.import_module(f"{engine}.theme").Theme
    plain, asked, loaded = theme.get_env, Asked(), set[str]()
    compiled = jinja2.FileSystemBytecodeCache(str(tmp_path))

    def strict(self: Any) -> jinja2.Environment:
        env: jinja2.Environment = plain(self)
        env.undefined, env.bytecode_cache = undefined(asked), compiled
        source = env.loader.get_source  # type: ignore[union-attr]
        env.loader.get_source = lambda *given: loaded.add(given[1]) or source(*given)  # type: ignore
        return env

    monkeypatch.setattr(theme, "get_env", strict)
    for name, make in SITES.items():
        if name != "real" or engine == "mkdocs":  # the other engine's own variables are on every page
            render(engine, make(tmp_path / name))
    assert not asked, "\n".join(map(" → ".join, sorted(asked)))
    if engine != "mkdocs":
        return
    own = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    unseen = own - loaded - {"main.html"}
    assert not unseen, f"no site renders {sorted(unseen)}"


def render(engine: str, root: Path) -> None:
    work = root / "build"
    work.mkdir(exist_ok=True)
    whole = read(root, looking(work / "cache")).site
    assert whole
    tree = made(assembled(root, work, whole, NOW))
    put(work, {path: data for path, data in tree.items() if path == "mkdocs.yml" or path.startswith("docs/")})
    config = importlib.import_module(f"{engine}.config").load_config(config_file=str(work / "mkdocs.yml"))
    importlib.import_module(f"{engine}.commands.build").build(config)
