"""Files in, typed records and problems out; never stops at the first problem, never raises for a bad file."""

from scripts.read.sources import Reading, read

__all__ = ["Reading", "read"]
