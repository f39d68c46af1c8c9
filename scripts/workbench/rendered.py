"""Templates of the workbench, and what all of them may use."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.forms.templating import templates
from scripts.workbench.web import BASE, link

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def page(name: str, **values: Any) -> str:
    """A template, printed."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> "Environment":
    found = templates(TEMPLATES)
    found.globals |= {"base": BASE, "link": link}
    return found
