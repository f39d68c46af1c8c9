"""What stops a command although the sources are fine."""

from __future__ import annotations


class Failure(Exception):
    """The engine, the disk or the configuration refuses; the text is one line for staff."""
