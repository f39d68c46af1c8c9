"""The rendered pages and the other files become one whole tree with a search index, swapped in at once."""

from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.publish import cards
from scripts.publish.errors import PublishError
from scripts.publish.stage import Published, publish

# What is large or slow to make: from the assembled tree, with the sources' pictures below the root, each file kept
# in the cache under a name that says what it was made from. Gives published path → file.
MAKERS: tuple[Callable[[Mapping[str, bytes], Path, Path], dict[str, Path]], ...] = (cards.make,)

__all__ = ["MAKERS", "PublishError", "Published", "publish"]
