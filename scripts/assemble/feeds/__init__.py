"""Feeds of news: all of it, and the same for each focus and each district, as RSS, Atom and JSON Feed."""

from scripts.assemble.feeds.channels import CORRECTIONS, build, links_of
from scripts.assemble.feeds.entry import Entries

__all__ = ["CORRECTIONS", "Entries", "build", "links_of"]
