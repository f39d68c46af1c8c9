"""Official texts in: a file → lines → paragraphs → articles, clauses and points, stored in var/laws/."""

from scripts.law_import.importing import import_law

__all__ = ["import_law"]
