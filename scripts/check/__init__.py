"""Looks across the records: references, duplicates, dates, pictures, sources."""

from scripts.check.alone import found_right, note
from scripts.check.checks import check
from scripts.check.consequences import folded
from scripts.check.drafts import remarked
from scripts.check.finding import Finding

__all__ = ["Finding", "check", "folded", "found_right", "note", "remarked"]
