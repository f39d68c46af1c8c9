"""Every diagram and map of the site as files of their own, and their list in the press room."""

from itertools import chain

from scripts.assemble.diagrams import alone
from scripts.assemble.diagrams.alone import Alone
from scripts.assemble.places import map_files
from scripts.assemble.view import View


def of_site(view: View) -> tuple[Alone, ...]:
    """Diagrams in the editors' order, then maps."""
    return tuple(chain(alone.of_diagrams(view), map_files.of_site(view)))


def build(view: View) -> dict[str, bytes]:
    """Their SVG, and what PNG and posters are drawn from."""
    return alone.files(of_site(view))
