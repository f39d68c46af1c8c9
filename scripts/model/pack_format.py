"""A format in which press packs come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFormat:
    """`ending` is that of its files and the key of its words in the catalogues (`press`); `title` is for the API.

    `scripts` are those that it can be written in (ISO 15924), all where there are none.
    """

    ending: str
    media: str
    title: str
    scripts: frozenset[str] = frozenset()

    def can_write(self, script: str) -> bool:
        """Can a document in this script come in it?"""
        return not self.scripts or script in self.scripts
