"""The kinds by which facts are listed, each with its page below /nguon/."""

from collections.abc import Callable
from dataclasses import dataclass

from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.exemplar import Exemplar
from scripts.model.identity import Identity
from scripts.model.languages import ORIGINAL
from scripts.model.law import Law
from scripts.model.lesson import Lesson
from scripts.model.page import Article, EasyPage, LifeSituation, News, Question
from scripts.model.place import Places
from scripts.model.record import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: `name` stands in the address and, with underscores, below `provenance.kind` among the words."""

    name: str
    has: Callable[[Record], bool]

    @property
    def key(self) -> str:
        """Its name among the words."""
        return self.name.replace("-", "_")


def _is(*models: type[Record]) -> Callable[[Record], bool]:
    return lambda record: isinstance(record, models)


# The first that has a record lists it; numbers stand on the first page.
NUMBERS = Kind("so-de-goi", _is(Identity))
KINDS = (
    NUMBERS,
    Kind("phap-luat", _is(Law)),
    Kind("dia-ban", _is(Places)),
    Kind("chien-dich", _is(Campaign)),
    Kind("ban-dich", lambda record: isinstance(record, Article) and record.lang != ORIGINAL),
    Kind("hoi-dap", _is(Question)),
    Kind("tinh-huong", _is(LifeSituation)),
    Kind("mo-hinh", _is(Exemplar)),
    Kind("tin-tuc", _is(News)),
    Kind("bai-hoc", _is(Lesson)),
    Kind("de-doc", _is(EasyPage)),
    Kind("so-do", _is(Diagram)),
    Kind("trang", _is(Article)),
)


def kind_of(record: Record) -> Kind:
    """The kind that lists a record's facts."""
    return next(kind for kind in KINDS if kind.has(record))
