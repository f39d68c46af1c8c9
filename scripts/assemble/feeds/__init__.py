"""Feeds of news: all of it, and the same for each focus and each district, as RSS, Atom and JSON Feed."""

from scripts.assemble.feeds.channels import CORRECTIONS, build, links_of

__all__ = ["CORRECTIONS", "build", "links_of"]
