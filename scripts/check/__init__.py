"""Looks across the records: references, duplicates, dates, pictures, sources."""

from scripts.check.checks import check, keep_going
from scripts.check.finding import Finding

__all__ = ["Finding", "check", "keep_going"]
