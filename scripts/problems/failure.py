"""What stops a command although the sources are fine."""


class Failure(Exception):
    """The engine, the disk or the configuration refuses; the text is one line for staff."""
