"""Can a lesson be given today? Nothing that is over, or not yet so, is taught as the law."""

from collections.abc import Iterator

from scripts.assemble.laws.in_force import basis, located
from scripts.assemble.view import View
from scripts.model.law import Provision
from scripts.model.lesson import Lesson

_OVER = "ended"


def stands(view: View, lesson: Lesson) -> bool:
    """Is everything that it rests on in force, or of unknown force, today?"""
    return not any(one.force.tone == _OVER for one in basis(view, lesson))


def grounds(view: View, citations: tuple[str, ...]) -> str:
    """Provisions in words for paper, each text named once after its own: `khoản 5, khoản 11 Điều 5 Luật …`."""
    by_law: dict[str, list[Provision]] = {}
    for citation in citations:
        if found := located(view, citation):
            by_law.setdefault(found[0].law, []).append(found[0])
    return "; ".join(_of_law(view, number, provisions) for number, provisions in by_law.items())


def _of_law(view: View, number: str, provisions: list[Provision]) -> str:
    places = ", ".join(_places(provisions))
    return f"{places} {view.site.laws_by_number[number].name}".strip()


def _places(provisions: list[Provision]) -> Iterator[str]:
    """Places of one article that follow one another name it once, after the last."""
    for one, after in zip(provisions, [*provisions[1:], None], strict=True):
        if after and one.clause and after.article == one.article:
            yield Provision(one.law, None, one.clause, one.point).place
        elif one.place:
            yield one.place
