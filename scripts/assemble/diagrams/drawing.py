"""A picture as plain shapes, and its SVG: on a page, coloured by the stylesheet, or as a file of its own.

Pictures are as wide as the column of a phone of 360 px, where a unit is a pixel: what is legible there is legible
everywhere. Every line says how wide it was measured (`textLength`), so with whatever font it stays in its box.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from scripts.assemble.parts.typeface import BOLD, BREAK, REGULAR, Letters
from scripts.model import palette

WIDTH = 328
# Around a picture that stands alone, and between it and its title.
_EDGE, _GAP = 16, 20
_NOTE_PAD = 12
# Of what stands around a picture.
_AROUND = "".join(
    (
        f"text.t{{font-weight:700;font-size:17px;fill:{palette.BRAND}}}",
        f"text.note{{font-weight:700;font-size:13px}}path.note{{fill:{palette.WHITE}}}.side{{fill:{palette.GOLD}}}",
    )
)
# The stylesheet (49-diagram.css) says the same with the colours of the reader's scheme.
_STYLE = "".join(
    (
        f"text{{font:14px 'Be Vietnam Pro',sans-serif;fill:{palette.INK}}}.m text{{text-anchor:middle}}",
        f"text.s{{font-size:12px;fill:{palette.MUTED}}}text.b{{font-weight:700;font-size:12.5px}}",
        f"text.when{{font-weight:700}}text.on{{fill:{palette.WHITE}}}path{{stroke-width:1.3}}",
        f".plate{{fill:{palette.GROUND}}}.w{{fill:none;stroke:{palette.MUTED}}}.h{{fill:{palette.MUTED}}}",
        f".step{{fill:{palette.WHITE};stroke:{palette.EDGE}}}.start{{fill:{palette.BRAND}}}",
        f".question{{fill:{palette.CHECK_SOFT};stroke:{palette.CHECK}}}",
        f".good{{fill:{palette.OK_SOFT};stroke:{palette.OK}}}",
        f".stop{{fill:{palette.ALERT_SOFT};stroke:{palette.ALERT}}}",
        f".bar{{fill:{palette.BRAND}}}.rest{{fill:{palette.SUNK};stroke:{palette.PAPER_LINE}}}",
    )
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A kind of text: its class in the styles, its font, the size of its letters and the step from line to line."""

    name: str
    letters: Letters
    size: float
    step: int

    def width(self, line: str) -> float:
        """How wide a line is."""
        return self.letters.width(line) * self.size / 1000

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines of at most that width; a word that is wider breaks anywhere."""
        words = re.split("[ \\t\\n]+", text.strip())
        whole = " ".join(word if self.width(word) <= width else BREAK.join(word) for word in words)
        return self.letters.lines(whole, width, self.size)

    def block(self, text: str, width: float) -> list[str]:
        """The same in as many lines, each of them as short as can be, so no word is left alone."""
        lines = self.lines(text, width)
        longest = max(map(self.width, re.split("[ \\t\\n]+", text)))  # which breaks only where it must
        low, high = min(max(width / 3, longest), width), width
        for _ in range(6):
            middle = (low + high) / 2
            if len(tried := self.lines(text, middle)) <= len(lines):
                high, lines = middle, tried
            else:
                low = middle
        return lines


TEXT = Lettering("", REGULAR, 14, 19)
SMALL = Lettering("s", REGULAR, 12, 16)
TITLE = Lettering("t", BOLD, 17, 23)
NOTE = Lettering("note", BOLD, 13, 18)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it begins, or its middle where the picture centres its text, on its base line."""

    x: float
    y: float
    text: str
    lettering: Lettering
    more: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline in SVG's words, of a kind; text that lies in it is held by tests."""

    kind: str
    d: str
    box: tuple[float, float, float, float] = (0, 0, 0, 0)


@dataclass(slots=True)
class Drawing:
    """Everything on a picture, the lowest first; `centred` says of its text that it is."""

    centred: bool
    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    height: float = 0

    def write(self, x: float, top: float, texts: Sequence[str], lettering: Lettering, more: str = "") -> float:
        """Lines one below the other from `top`; where they end."""
        for text in texts:
            self.lines.append(Line(x, top + 0.5 * lettering.step + 0.36 * lettering.size, text, lettering, more))
            top += lettering.step
        return top

    @property
    def body(self) -> str:
        """All of it in SVG."""
        shapes = "".join(f'<path class="{shape.kind}" d="{shape.d}"/>' for shape in self.shapes)
        lines = "".join(map(_line, self.lines))
        return shapes + (f'<g class="m">{lines}</g>' if self.centred else lines)


def _line(line: Line) -> str:
    kinds = " ".join(filter(None, (line.lettering.name, line.more)))
    kind = f' class="{kinds}"' if kinds else ""
    place = f'x="{number(line.x)}" y="{number(line.y)}" textLength="{number(line.lettering.width(line.text))}"'
    return f"<text{kind} {place}>{escape(line.text, quote=False)}</text>"


def number(value: float) -> str:
    """A number in as few letters as a tenth of a unit needs."""
    return f"{value:.1f}".removesuffix(".0")


def points(*corners: tuple[float, float]) -> str:
    """A closed outline through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "z"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A box with round corners."""
    r = min(radius, width / 2, height / 2)
    side, turn = number(r), f"a{number(r)} {number(r)} 0 0 1 "
    across, down = number(width - 2 * r), number(height - 2 * r)
    right, left = f"h{across}{turn}{side} {side}v{down}", f"{turn}-{side} {side}h-{across}"
    return f"M{number(x + r)} {number(y)}{right}{left}{turn}-{side}-{side}v-{down}{turn}{side}-{side}z"


def inline(name: str, title: str, description: str, height: float, body: str) -> str:
    """The picture for a page; `name` is its own on the page."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {number(height)}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>{body}</svg>'
    )


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose a picture is, under what licence, and the page that has it, where the site has an address: in its file, for
    whoever finds that elsewhere; `line` is what is seen of it."""

    credit: str
    licence: str
    licence_url: str
    page: str | None
    line: str


@dataclass(frozen=True, slots=True)
class Told:
    """What goes with a picture wherever it goes: whose it is, a sentence that must be read with it, the texts that it
    rests on."""

    rights: Rights
    note: str | None = None
    basis: tuple[str, ...] = ()


_NAMES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cc="http://creativecommons.org/ns#"'
)


def alone(title: str, description: str, size: tuple[float, float], body: str, told: Told, style: str = _STYLE) -> str:
    """A picture of that width and height as a file, in the colours of the light scheme: its title above, what is told
    with it below, for a picture is passed on without its page."""
    around = Drawing(centred=False)
    titles, rights = TITLE.lines(title, size[0]), told.rights
    above = _GAP + len(titles) * TITLE.step
    around.write(0, -above, titles, TITLE)
    end = _told(around, size, told)
    box = frame(size, above, end - size[1])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{_metadata(title, rights)}"
        f"<style>{_AROUND}{style}</style>"
        f'<path fill="{palette.GROUND}" d="M-999-999h9999v9999h-9999z"/>{body}{around.body}</svg>\n'
    )


def _told(around: Drawing, size: tuple[float, float], told: Told) -> float:
    """What stands below a picture: first what must be read with it, as it is on its page; where that ends."""
    top = size[1] + _GAP
    if told.note:
        lines = NOTE.lines(told.note, size[0] - 2 * _NOTE_PAD)
        high = len(lines) * NOTE.step + _NOTE_PAD
        around.shapes.append(Shape("note", f"M0 {number(top)}h{number(size[0])}v{number(high)}h-{number(size[0])}z"))
        around.shapes.append(Shape("side", f"M0 {number(top)}h3v{number(high)}h-3z"))
        around.write(_NOTE_PAD, top + _NOTE_PAD / 2, lines, NOTE)
        top += high + _NOTE_PAD
    for words in told.basis:
        top = around.write(0, top, SMALL.lines(words, size[0]), SMALL) + _NOTE_PAD / 4
    if told.basis:
        top += _NOTE_PAD / 2
    return around.write(0, top, SMALL.lines(told.rights.line, size[0]), SMALL)


def frame(size: tuple[float, float], above: float = 0, below: float = 0) -> str:
    """The part of a file that is seen: the picture of that size, and so much above and below it."""
    width, tall = number(size[0] + 2 * _EDGE), number(size[1] + above + below + 2 * _EDGE)
    return f'width="{width}" height="{tall}" viewBox="-{_EDGE} {number(-_EDGE - above)} {width} {tall}"'


def _metadata(title: str, rights: Rights) -> str:
    """As Creative Commons and the common drawing programs write it (RDF, Dublin Core)."""
    source = f"<dc:source>{escape(rights.page)}</dc:source>" if rights.page else ""
    return (
        f'<metadata><rdf:RDF {_NAMES}><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(rights.credit)}</dc:creator>"
        f"<dc:rights>{escape(rights.licence)}</dc:rights>{source}"
        f'<cc:license rdf:resource="{escape(rights.licence_url)}"/></cc:Work></rdf:RDF></metadata>'
    )


def widest(lines: Iterable[str], lettering: Lettering) -> float:
    """How wide the widest line is."""
    return max(map(lettering.width, lines), default=0)
