"""Pictures, each beside the page that shows it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.markup import images


def build(view: View, load: Callable[[str], bytes]) -> Tree:
    """The pictures of articles and events, and those that stand in an article's text."""
    tree: Tree = {}
    for article in view.site.articles:
        folder = posixpath.dirname(article.path)
        names = {image.file for image in images(article.body)}
        if article.image:
            names.add(article.image.file)
        for name in sorted(names):
            tree[f"docs/{addresses.of_article(article)}{name}"] = load(f"{folder}/{name}")
    for event in view.events:
        folder = posixpath.dirname(event.at().path)
        for picture in event.images:
            tree[f"docs/{addresses.of_event(event)}{picture.file}"] = load(f"{folder}/{picture.file}")
    return tree
