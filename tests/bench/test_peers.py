"""The peers get the same pages: no page more or less, every link leading somewhere."""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.bench import peers, tools
from scripts.bench.benchmark import write
from scripts.bench.generate import Corpus, Texts, checkout, corpus

SITE = corpus(200)


def plain(site: Corpus) -> Texts:
    return peers.material(site, short_nav=False)


def lean(site: Corpus) -> Texts:
    return peers.material(site, short_nav=True)


PEERS = (plain, lean, peers.hugo, peers.eleventy)
Peer = Callable[[Corpus], Texts]
MATERIAL = (plain, lean)


@pytest.mark.parametrize("peer", PEERS)
def test_every_peer_gets_the_same_pages(peer: Peer) -> None:
    items = {path for path in peer(SITE) if re.search(r"/mau-\d{5}[^/]*\.md$", path)}
    root = "docs" if peer in MATERIAL else "content"
    assert items == {f"{root}/{item.path[:-1]}.md" for item in SITE.items}
    assert len(items) == 200


def test_our_checkout_holds_the_same_pages() -> None:
    tree = checkout(SITE)
    news = sum(path.startswith("content/tin-tuc/") for path in tree)
    events = sum(text.count("\n- id: mau-") for path, text in tree.items() if path.startswith("events/"))
    assert (events, news) == (120, 80)


@pytest.mark.parametrize("peer", PEERS)
def test_every_peer_gets_the_same_words(peer: Peer) -> None:
    tree = "\n".join(peer(SITE).values())
    links = re.compile(r"\]\([^)]*\)")
    for item in SITE.items[::17]:
        assert item.title in tree and item.summary in tree and item.source in tree
        assert links.sub("]()", item.body) in links.sub("]()", tree)


@pytest.mark.parametrize("peer", PEERS)
def test_no_link_by_identity_is_left(peer: Peer) -> None:
    assert not any(re.search(r"\]\((sukien|luat):", text) for text in peer(SITE).values())


@pytest.mark.parametrize("peer", MATERIAL)
def test_links_between_mkdocs_pages_name_files_that_exist(peer: Peer) -> None:
    tree = peer(SITE)
    for path, text in tree.items():
        for target in re.findall(r"\]\(([^)]+\.md)\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in tree


@pytest.mark.parametrize("peer", (peers.hugo, peers.eleventy))
def test_links_from_the_root_lead_to_pages_that_are_made(peer: Peer) -> None:
    made = {f"/{path.removesuffix('index.html')}" for path in peers.outputs(SITE)}
    for path, text in peer(SITE).items():
        if path.endswith(".md"):
            assert set(re.findall(r"\]\((/[^)]*)\)", text)) <= made


@pytest.mark.parametrize("peer", (peers.hugo, peers.eleventy))
def test_an_edit_touches_one_file_where_lists_are_templates(peer: Peer) -> None:
    before, after = peer(SITE), peer(SITE.edited(1))
    assert len([path for path in before if before[path] != after[path]]) == 1


def test_the_expected_pages_are_the_items_and_their_lists() -> None:
    outputs = peers.outputs(SITE)
    # Home, laws and one law, events and news, and six years of each.
    assert len(outputs) == len(set(outputs)) == 200 + 5 + 12
    assert "su-kien/2022/index.html" in outputs and "index.html" in outputs


@pytest.mark.parametrize("peer", MATERIAL)
def test_mkdocs_really_makes_every_page_without_a_warning(peer: Peer, tmp_path: Path) -> None:
    site = corpus(30)
    write(peer(site), tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    environment = tools.environment(Path.cwd())
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path for path in peers.outputs(site) if not (tmp_path / "site" / path).is_file()] == []
