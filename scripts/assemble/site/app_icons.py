"""The site's mark as PNG, for home screens: drawn from overrides/assets/icon.svg, which stays the one original.

No rasteriser of SVG comes with our packages, and the mark needs only a rectangle and stroked paths; anything else in
the file is refused rather than drawn wrongly.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageColor, ImageDraw

from scripts.assemble.tree import Tree
from scripts.cache import kept

# What Chrome asks of an installable site.
SIZES = (192, 512)
_FINER = 4  # drawn so many times larger, then shrunk: Pillow's lines have hard edges
_CURVE = 64  # straight pieces for a curve
_SVG = "{http://www.w3.org/2000/svg}"
_TOKEN = re.compile(r"([A-Za-z])|(-?(?:[0-9]*\.[0-9]+|[0-9]+))")
# How many numbers each command takes (SVG 2, section 9.3).
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0}

Point = tuple[float, float]


def icon_name(size: int, maskable: bool) -> str:
    """Where an icon is published, from the root of the site; home screens remember the address, so it stays."""
    return f"icons/{'maskable-' if maskable else ''}{size}.png"


def build(svg: Path, cache: Path) -> Tree:
    """The icons; kept in `cache` under the digest of what they were drawn from, for drawing takes a moment."""
    source = svg.read_bytes()
    version = importlib.metadata.version("Pillow")

    def icon(size: int, maskable: bool) -> bytes:
        key = hashlib.sha256(f"{version} {size} {maskable}".encode() + source + Path(__file__).read_bytes())
        return kept(cache / f"icon-{key.hexdigest()[:16]}.png", lambda: draw(source, size, maskable))

    return {f"files/{icon_name(size, maskable)}": icon(size, maskable) for size in SIZES for maskable in (False, True)}


def draw(svg: bytes, size: int, maskable: bool, exact: bool = False) -> bytes:
    """The mark as a PNG of `size` pixels; maskable icons fill the whole square, for phones cut them to their own shape.
    `exact` keeps every colour as it is, at some five times the bytes.

    Raises ValueError for a mark that needs more than a rectangle and stroked paths.
    """
    root = ElementTree.fromstring(svg)
    scale = size * _FINER / float(root.attrib["viewBox"].split()[2])
    # Fully transparent corners have the ground's colour, so that shrinking leaves no dark seam.
    ground = (*ImageColor.getrgb(_ground(root))[:3], 255 if maskable else 0)
    image = Image.new("RGBA", (size * _FINER,) * 2, ground)
    pen = ImageDraw.Draw(image)
    for shape, inherited in _shapes(root):
        look = inherited | shape.attrib
        if shape.tag == f"{_SVG}rect":
            box = (0, 0, float(look["width"]) * scale - 1, float(look["height"]) * scale - 1)
            pen.rounded_rectangle(box, 0 if maskable else float(look["rx"]) * scale, look["fill"])
        else:
            _stroke(pen, _path(look["d"]), look["stroke"], float(look["stroke-width"]), scale)
    out = io.BytesIO()
    # Three colours and the shades between them: a palette makes 6 KB of 31.
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    if not exact:
        small = small.quantize(32, Image.Quantize.FASTOCTREE)
    # Pillow's wheels bring their own zlib, so the bytes are those of the locked Pillow; Zopfli took seconds an icon.
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _ground(root: ElementTree.Element) -> str:
    """The colour of the ground; of a mark in one colour, which has none, that of its lines."""
    for shape, inherited in _shapes(root):
        look = inherited | shape.attrib
        return look["fill"] if shape.tag == f"{_SVG}rect" else look["stroke"]
    raise ValueError("cannot draw a mark without shapes")


def _shapes(
    element: ElementTree.Element, look: dict[str, str] | None = None
) -> Iterator[tuple[ElementTree.Element, dict[str, str]]]:
    for child in element:
        if child.tag == f"{_SVG}g":
            yield from _shapes(child, (look or {}) | child.attrib)
        elif child.tag in (f"{_SVG}rect", f"{_SVG}path"):
            yield child, look or {}
        else:
            raise ValueError(f"cannot draw {child.tag}")


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], colour: str, width: float, scale: float) -> None:
    """A line with round ends and joints: a disc at each point covers both."""
    line = [(x * scale, y * scale) for x, y in points]
    half = width * scale / 2
    pen.line(line, colour, round(width * scale))
    for x, y in line:
        pen.ellipse((x - half, y - half, x + half, y + half), colour)


def _path(text: str) -> list[Point]:
    """The points of one subpath: M L H V C and Z, absolute or relative."""
    points: list[Point] = []
    for command, numbers in _commands(text):
        x, y = points[-1] if points else (0.0, 0.0)
        if command.isupper():
            x0, y0 = 0.0, 0.0
        else:
            x0, y0 = x, y
        match command.lower():
            case "m" | "l":
                points.append((x0 + numbers[0], y0 + numbers[1]))
            case "h":
                points.append((x0 + numbers[0], y))
            case "v":
                points.append((x, y0 + numbers[0]))
            case "c":
                corners = [(x, y), *((x0 + numbers[i], y0 + numbers[i + 1]) for i in (0, 2, 4))]
                points += [_bezier(corners, step / _CURVE) for step in range(1, _CURVE + 1)]
            case _:
                points.append(points[0])
    return points


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    command = ""
    numbers: list[float] = []
    for letter, number in _TOKEN.findall(text):
        if letter:
            if letter.lower() not in _TAKES or numbers:
                raise ValueError(f"cannot draw the path {text}")
            command = letter
        else:
            numbers.append(float(number))
        if len(numbers) == _TAKES[command.lower()]:
            yield command, numbers
            numbers = []


def _bezier(corners: list[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy
