"""A line that one sign of a heading begins, in a text: often a note that its writer took for a comment."""

import re
from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.prose import place_in, records
from scripts.model.website import Site
from scripts.problems import problem

# A page has its title already; headings of texts begin with two signs.
_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every such line of Markdown."""
    for record in records(site):
        for path, text in record.each(*record.markdown_in):
            for match in _HEADING.finditer(text or ""):
                yield Finding(record, problem("W376", place_in(record, path, match.start()), found=match[1]))
