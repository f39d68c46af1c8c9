"""Templates of the workbench, and what all of them may use."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.workbench.web import BASE, link

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def page(name: str, **values: Any) -> str:
    """A template, printed."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> "Environment":
    # It takes a tenth of a second, which who only previews need not wait for.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"base": BASE, "link": link}
    return found
