"""Pictures: small copies for browsers, one under its own name beside the page that shows it, and for newspapers those
of news and events in their own size."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.markup.markdown_text import images
from scripts.model.page import News
from scripts.model.picture import Picture

# (path in the sources, what it is, its name, the page's address, in its own size too?) → files
Prepare = Callable[[str, Picture, str, str, bool], Tree]


def build(view: View, prepare: Prepare) -> Tree:
    """The pictures of articles and events, and those that stand in an article's text."""
    tree: Tree = {}
    for article in view.site.articles:
        names = {image.file for image in images(article.body)}
        if article.image:
            names.add(article.image.file)
        whole = isinstance(article, News)
        tree |= _files(view, prepare, article.path, sorted(names), addresses.of_article(article), whole)
    for event in view.events:
        if event.images:
            names = {image.file for image in event.images}
            tree |= _files(view, prepare, event.at().path, sorted(names), addresses.of_event(event), True)
    return tree


def _files(view: View, prepare: Prepare, beside: str, names: list[str], url: str, whole: bool) -> Tree:
    tree: Tree = {}
    for name in names:
        path = posixpath.join(posixpath.dirname(beside), name)
        tree |= prepare(path, view.site.images[path], name, url, whole)
    return tree
