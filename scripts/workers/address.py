"""Where the scheduler of a cluster listens."""

import re

_SCHEDULER = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}")


def parse_scheduler(text: str) -> str:
    """The address as Dask takes it. Raises ValueError."""
    if not _SCHEDULER.fullmatch(text):
        raise ValueError(text)
    return text
