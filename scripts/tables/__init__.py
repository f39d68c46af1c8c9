"""Events out of what offices send: spreadsheets, Word tables, notices. A file is read into a proposal; nothing is
written until somebody accepts it."""

from scripts.tables.accepting import Accepted, accept
from scripts.tables.memory import load as remembered
from scripts.tables.proposal import Entry, Kept, Proposal, State
from scripts.tables.reading import read_file, read_pasted
from scripts.tables.rejected import workbook as rejected_rows

__all__ = [
    "Accepted",
    "Entry",
    "Kept",
    "Proposal",
    "State",
    "accept",
    "read_file",
    "read_pasted",
    "rejected_rows",
    "remembered",
]
