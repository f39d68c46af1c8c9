"""The rendered pages and the other files become one whole tree with a search index, swapped in at once."""

from scripts.publish.errors import PublishError
from scripts.publish.stage import publish

__all__ = ["PublishError", "publish"]
