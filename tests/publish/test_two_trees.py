"""What is in either tree is what a clean build makes, whatever happened to the trees, the memory or the build."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scripts.publish import compress, search, swap
from scripts.publish.stage import publish
from scripts.publish.swap import recover
from tests.conftest import CHECKOUT
from tests.publish.small_site import page, put

LONG = "Phòng, chống ma túy là việc của mọi người. " * 40
PLAN = json.dumps({"base": [""], "law": ["luat/"], "short": {}, "places": {"mau": ["su-kien/2022/b/"]}})

Files = dict[str, bytes]
CLEAN: dict[tuple[object, ...], Files] = {}


class Checkout:
    """The sources of one site, and where it is published."""

    def __init__(self, root: Path) -> None:
        self.html, self.files, self.made = root / "build/html", root / "build/files", root / "build/made"
        self.site, self.work = root / "site", root / "build"
        for url in ("", "luat/", "su-kien/2022/a/", "su-kien/2022/b/"):
            self.page(url, "Một.")
        put(self.files / "offline.json", PLAN)
        put(self.files / "api/v1/events.json", json.dumps([LONG]))
        put(self.files / "robots.txt", "User-agent: *\n")
        put(self.made / "goi.zip", "zip")

    def page(self, url: str, text: str) -> None:
        put(self.html / url / "index.html", page(url, "Trang", f"{text} {LONG}"))

    def publish(self, compressed: bool = True) -> Files:
        made = {f"bao-chi/{path.name}": path for path in self.made.iterdir()}
        publish(self.html, self.files, self.site, self.work, made=made, compressed=compressed)
        return state(self.site)

    def clean(self, compressed: bool = True) -> Files:
        """The same sources, published where nothing was before; once for all changes that leave the sources alone."""
        sources = {name: state(getattr(self, name)) for name in ("html", "files", "made")}
        key = (hashlib.sha256(repr(sources).encode()).hexdigest(), compress.packed_by(), search.WHOLE, compressed)
        if key not in CLEAN:
            CLEAN[key] = self._clean(compressed)
        return CLEAN[key]

    def _clean(self, compressed: bool) -> Files:
        root = self.work.parent.with_name(f"{self.work.parent.name} clean")
        shutil.rmtree(root, ignore_errors=True)
        for folder in (self.html, self.files, self.made):
            shutil.copytree(folder, root / "build" / folder.name)
        for engine in (self.work / "cache").glob("pagefind-*.gz"):  # half a second of Zopfli
            (root / "build/cache").mkdir(exist_ok=True)
            shutil.copy(engine, root / "build/cache")
        fresh = Checkout.__new__(Checkout)
        fresh.html, fresh.files, fresh.made = (root / "build" / name for name in ("html", "files", "made"))
        fresh.site, fresh.work = root / "site", root / "build"
        return fresh.publish(compressed)


def state(site: Path) -> Files:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def in_place(path: Path) -> None:
    """An edit by hand that keeps the size and the file itself, so that it reaches every tree that shares it."""
    with path.open("r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]))


def replace(path: Path) -> None:
    """An edit by a program that writes a new file in the place of the old one."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[::-1])


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    put(path / "x.txt", "x")


def wipe(*names: str) -> Callable[[Checkout], None]:
    def change(checkout: Checkout) -> None:
        for name in names:
            path = checkout.work / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    return change


def spoil(name: str, text: str) -> Callable[[Checkout], None]:
    return lambda checkout: put(checkout.work / name, text)


def by_hand(action: Callable[[Path], object], name: str) -> Callable[[Checkout], None]:
    """Do something to a file of the published site; `*` stands for any name."""
    return lambda checkout: action(next(iter(checkout.site.glob(name)))) and None


OF_SOURCES: dict[str, Callable[[Checkout], object]] = {
    "nothing": lambda c: None,
    "a page more": lambda c: c.page("tin-tuc/2023/moi/", "Mới."),
    "a page less": lambda c: shutil.rmtree(c.html / "su-kien/2022/a"),
    "a page of the same size": lambda c: c.page("luat/", "Hai."),
    "a list": lambda c: put(c.files / "api/v1/events.json", json.dumps([LONG, 1])),
    "a list too short for a copy": lambda c: put(c.files / "api/v1/events.json", "[]"),
    "a folder where a file was": lambda c: (
        (c.files / "robots.txt").unlink(),
        put(c.files / "robots.txt/a.txt", "x"),
    ),
    "a file where a folder was": lambda c: (shutil.rmtree(c.html / "luat"), put(c.files / "luat", "x")),
    "a made file gone": lambda c: (c.made / "goi.zip").unlink(),
    "a made file replaced": lambda c: put(c.made / "goi.zip", "abc"),
    "no plan any more": lambda c: (c.files / "offline.json").unlink(),
    "a source's time set back": lambda c: (
        c.page("luat/", "Hai."),
        os.utime(c.html / "luat/index.html", ns=(10**18 + 1, 10**18 + 1)),
    ),
    "times of whole seconds": lambda c: [os.utime(path, (10**9, 10**9)) for path in c.html.rglob("*.html")],
    "nothing that is searched": lambda c: [
        path.write_text(path.read_text(encoding="utf-8").replace("data-pagefind-body", ""), encoding="utf-8")
        for path in c.html.rglob("*.html")
    ],
}
AROUND_THEM: dict[str, Callable[[Checkout], object]] = {
    **{
        f"by hand: {action.__name__} {name}": by_hand(action, name)
        for name in (
            "luat/index.html",
            "luat/index.html.br",
            "api/v1/events.json.gz",
            "offline.json",
            "offline/mau.json",
            "bao-chi/goi.zip",
            "pagefind/pagefind.js",
            "pagefind/pagefind-entry.json",
            "pagefind/*/*.pf_fragment",
            "pagefind/*/*.pf_index",
            "pagefind/*.pf_meta",
        )
        for action in (in_place, replace, Path.unlink, folder_in_its_place)
    },
    "by hand: a file more": lambda c: put(c.site / "luat/la.txt", "x"),
    "by hand: a copy more": lambda c: put(c.site / "robots.txt.br", "x"),
    "by hand: folders more": lambda c: put(c.site / "la/la/la.html", "x"),
    "by hand: a folder less": lambda c: shutil.rmtree(c.site / "su-kien"),
    "by hand: no site": lambda c: shutil.rmtree(c.site),
    "by hand: an empty site": lambda c: (shutil.rmtree(c.site), c.site.mkdir()),
    "no spare": wipe("spare"),
    "no memory": wipe("cache"),
    "no index": wipe("pagefind"),
    "no stamp": wipe("compressed.txt"),
    "nothing but sources": wipe("spare", "cache", "pagefind", "compressed.txt", "offline"),
    "the spare is a file": lambda c: (shutil.rmtree(c.work / "spare"), put(c.work / "spare", "x")),
    "a third tree": lambda c: shutil.copytree(c.site, c.work / "previous"),
    **{
        f"{name}: {text[:9]}": spoil(name, text)
        for name in ("cache/search-parts.json", "cache/search.json", "cache/offline.json", "compressed.txt")
        for text in ("", "[]", "{}", '{"rules": "4"}', "\udcff".encode("utf-8", "surrogatepass").decode("latin-1"))
    },
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    checkout = Checkout(tmp_path_factory.mktemp("published"))
    checkout.publish()
    return checkout


@pytest.fixture
def checkout(published: Checkout, tmp_path: Path) -> Checkout:
    return published_thrice(tmp_path, published)


def published_thrice(folder: Path, published: Checkout) -> Checkout:
    """A site each of whose trees was once brought up to date by the difference."""
    checkout = Checkout(folder / "checkout")
    shutil.copytree(published.work / "cache", checkout.work / "cache")
    checkout.publish()
    for text in ("Hai.", "Ba."):
        checkout.page("su-kien/2022/b/", text)
        checkout.publish()
    return checkout


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory, published: Checkout) -> Checkout:
    """Such a site for changes that leave the sources alone: each must be mended, so the next finds it as it was."""
    return published_thrice(tmp_path_factory.mktemp("mended"), published)


@pytest.mark.parametrize("name", OF_SOURCES)
def test_after_any_edit_both_trees_are_those_of_a_clean_build(checkout: Checkout, name: str) -> None:
    changed(checkout, OF_SOURCES[name])


@pytest.mark.parametrize("name", AROUND_THEM)
def test_after_any_damage_both_trees_are_those_of_a_clean_build(mended: Checkout, name: str) -> None:
    changed(mended, AROUND_THEM[name])


def changed(checkout: Checkout, change: Callable[[Checkout], object]) -> None:
    change(checkout)
    wanted = checkout.clean()
    for _ in range(3):  # an edit by hand in one tree must not come back with it
        assert checkout.publish() == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("name", ["luat/index.html", "luat"])
def test_a_link_put_there_by_hand_is_replaced_and_what_it_points_to_left_alone(
    checkout: Checkout, tmp_path: Path, name: str
) -> None:
    kept = tmp_path / "elsewhere"
    (checkout.site / name).rename(kept)
    (checkout.site / name).symlink_to(kept)
    before = checkout.clean()
    for _ in range(3):
        assert checkout.publish() == before
        assert not (checkout.site / name).is_symlink()
    assert kept.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_modes_changed_by_hand_are_set_again(checkout: Checkout) -> None:
    for _ in range(2):
        (checkout.site / "luat/index.html").chmod(0o600)
        (checkout.site / "luat").chmod(0o700)
        checkout.publish()
        checkout.publish()
        assert (checkout.site / "luat/index.html").stat().st_mode & 0o777 == 0o644
        assert (checkout.site / "luat").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(("links", "exchange"), [(True, True), (False, False)], ids=["as here", "as elsewhere"])
def test_a_walk_of_edits_equals_clean_builds(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, links: bool, exchange: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    monkeypatch.setattr(search, "WHOLE", 2)
    monkeypatch.setattr(search, "PART", 2)
    choose = random.Random(f"{links} {exchange}")
    for step in range(12):
        for _ in range(choose.randint(0, 3)):
            url = f"{choose.choice(['su-kien', 'tin-tuc'])}/{choose.randint(2021, 2023)}/{choose.choice('abc')}/"
            if choose.random() < 0.3:
                shutil.rmtree(checkout.html / url, ignore_errors=True)
            else:
                checkout.page(url, f"Bước {step}.")
        rules = choose.randint(1, 2)
        monkeypatch.setattr(compress, "packed_by", partial("rules {}".format, rules))
        compressed = choose.random() < 0.7
        assert checkout.publish(compressed) == checkout.clean(compressed), step


def refuse(*_: object) -> None:
    raise OSError(1, "no links here")


class Killed(BaseException):
    """What ends a process at once is caught by nobody."""


@contextmanager
def killed(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[list[int]]:
    """A build that dies in its `after`-th step on the disk, which is then half done where it can be; the steps."""
    steps = [0]

    def dying(action: Callable[..., Any], half: Callable[..., Any] | None = None) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            steps[0] += 1
            if steps[0] > after:
                if half and steps[0] == after + 1:
                    half(*arguments)
                raise Killed
            return action(*arguments, **options)

        return step

    write_bytes = Path.write_bytes

    def half_written(path: Path, data: bytes) -> None:
        write_bytes(path, data[: len(data) // 2])

    def half_copied(source: str, target: str) -> None:
        half_written(Path(target), Path(source).read_bytes())

    def half_removed(tree: Path, **_: Any) -> None:
        Path(next(iter(state(Path(tree))), "none")).unlink(missing_ok=True)

    with monkeypatch.context() as patch:
        for owner, name, half in (
            (os, "link", None),
            (os, "mkdir", None),
            (os, "chmod", None),
            (os, "utime", None),
            (shutil, "copyfile", half_copied),
            (shutil, "rmtree", half_removed),
            (shutil, "copytree", None),
            (Path, "write_bytes", half_written),
            (Path, "write_text", None),
            (Path, "unlink", None),
            (Path, "rename", None),
            (Path, "replace", None),
            (swap, "exchange", None),
        ):
            patch.setattr(owner, name, dying(getattr(owner, name), half))
        yield steps


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_killed_at_each_step_the_site_is_whole_and_the_next_build_mends(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    (checkout.html / "su-kien/2022/a/index.html").unlink()

    def edit(name: str) -> None:
        checkout.page("luat/", name)
        put(checkout.files / "api/v1/events.json", json.dumps([name, LONG]))
        shutil.rmtree(checkout.files / "text", ignore_errors=True)
        put(checkout.files / ("text/a" if name == "A" else "text/a/b"), "x")

    trees = {}
    for name in "BA":
        edit(name)
        trees[name] = checkout.clean()
        assert checkout.publish() == trees[name]
    after = 0
    while True:
        monkeypatch.setattr(compress, "packed_by", partial("rules {}".format, after % 5 > 0))  # now and then anew
        edit("B")
        with killed(monkeypatch, after):
            try:
                checkout.publish()
            except Killed:
                ended = False
            else:
                ended = True
        if not exchange:
            recover(checkout.site, checkout.work)
        assert state(checkout.site) in trees.values(), after
        if after % 3 == 0:  # else the next build finds other sources than the killed one
            assert checkout.publish() == trees["B"], after
        edit("A")
        for _ in range(2):
            assert checkout.publish() == trees["A"], after
        if ended:
            break
        after += 2 if exchange else 7
    assert after > 30


REMEMBERED = """
import pathlib, sys, tracemalloc
from tests.publish.test_two_trees import Checkout, put

checkout = Checkout(pathlib.Path(sys.argv[1]))
for number in range(3000):
    put(checkout.files / f"the/{number % 50}/{number}.txt", str(number))
checkout.publish()
checkout.page("luat/", "Hai.")
tracemalloc.start()
checkout.publish()
print(tracemalloc.get_traced_memory()[1])
"""


def test_what_is_remembered_of_each_file_is_small(tmp_path: Path) -> None:
    """In a process of its own, where no thread that another test left takes memory meanwhile."""
    done = subprocess.run(
        [sys.executable, "-c", REMEMBERED, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=True
    )
    peak = int(done.stdout)
    assert peak < 6_000_000  # 2 KB a file
