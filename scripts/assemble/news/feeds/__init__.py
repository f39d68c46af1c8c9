"""Feeds of news: all of it, and the same for each focus and each district, as RSS, Atom and JSON Feed."""

from scripts.assemble.news.feeds.channels import CORRECTIONS, build, links_of, slugs
from scripts.assemble.news.feeds.entry import Entry, entry_of

__all__ = ["CORRECTIONS", "Entry", "build", "entry_of", "links_of", "slugs"]
