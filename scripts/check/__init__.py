"""Looks across the records: references, duplicates, dates, pictures, sources."""

from scripts.check.checks import Finding, check, keep_going

__all__ = ["Finding", "check", "keep_going"]
