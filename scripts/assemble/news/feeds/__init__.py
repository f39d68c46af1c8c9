"""Feeds of news: all of it, and the same for each focus and each district, in every format of `FORMATS`."""

from scripts.assemble.news.feeds.channels import CORRECTIONS, links_of
from scripts.assemble.news.feeds.formats import FORMATS

__all__ = ["CORRECTIONS", "FORMATS", "links_of"]
