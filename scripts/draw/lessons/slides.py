"""Slides as PowerPoint and LibreOffice open them: a title, large lines, a sign; the teacher's words as notes.

Titles and lines are placeholders, so that outlines and screen readers have them in their order; signs are marked as
decoration. The same lesson gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from scripts.assemble.tree import Meta
from scripts.draw import archive
from scripts.draw.lessons import signs
from scripts.model import palette

# Every school's computer has it; our own font would be replaced by whatever there is.
_FONT = "Arial"
_LANGUAGE = "vi-VN"
_SIZE = Inches(13.333), Inches(7.5)
_LEFT, _WIDTH = Inches(0.7), Inches(11.9)
_TITLE = _LEFT, Inches(0.45), _WIDTH, Inches(1.45)
_BODY = _LEFT, Inches(2.35), Inches(9.3), Inches(3.8)
_SIGN = Inches(10.25), Inches(2.6), Inches(2.35), Inches(2.35)
_BASIS = _LEFT, Inches(6.25), Inches(10.6), Inches(0.85)
_NUMBER = Inches(11.6), Inches(6.55), Inches(1), Inches(0.5)
_LINE = _LEFT, Inches(1.98), Inches(1.6), Inches(0.07)
_TITLE_SIZE, _LINE_SIZE, _BASIS_SIZE, _COVER_SIZE = Pt(44), Pt(32), Pt(16), Pt(52)
_COVER, _CONTENT = 0, 1
# What the template carries and no slide of ours needs: a picture of a page, a printer, its maker's programs.
_LEFT_OUT = ("thumbnail", "printerSettings", "extended-properties")
# ISO/IEC 29500 has no word for it; Office 2019 and LibreOffice 7.5 read this one.
_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_MADE = datetime(1980, 1, 1)


def presentation(lesson: Meta) -> bytes:
    """The file of a lesson: a cover, then a slide a thought."""
    made = Presentation()
    _prepare(made)
    _cover(made, lesson)
    for step in lesson["steps"]:
        for slide in step["slides"]:
            _slide(made, lesson, slide)
    _speak_vietnamese(made)
    when = datetime.fromisoformat(lesson["made"]) if lesson["made"] else _MADE
    properties = made.core_properties
    properties.title, properties.language, properties.author = lesson["title"][:255], _LANGUAGE, lesson["site"][:255]
    properties.subject, properties.last_modified_by = lesson["level"], ""
    properties.created = properties.modified = when
    saved = io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return archive.zipped({name: parts.read(name) for name in parts.namelist()}, when.date())


def _cover(made: Any, lesson: Meta) -> None:
    slide = made.slides.add_slide(made.slide_layouts[_COVER])
    slide.shapes.title.text = lesson["title"]
    slide.placeholders[1].text = f"{lesson['level']} · {lesson['minutes']}"
    _words(slide, f"{lesson['foot']} {lesson['rights']}", "foot")
    for shape, size in zip(slide.shapes, (_COVER_SIZE, _LINE_SIZE, _BASIS_SIZE), strict=True):
        for paragraph in shape.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.runs[0].font.size, paragraph.runs[0].font.color.rgb = size, _colour(palette.WHITE)
    words = lesson["words"]
    blocks = [(words["cautions"], lesson["cautions"]), (words["sources"], lesson["sources"])]
    told = (f"{name}:\n" + "\n".join(f"– {row}" for row in rows) for name, rows in blocks if rows)
    slide.notes_slide.notes_text_frame.text = "\n\n".join(told)


def _slide(made: Any, lesson: Meta, said: Meta) -> None:
    slide = made.slides.add_slide(made.slide_layouts[_CONTENT])
    slide.shapes.title.text = said["title"]
    body = slide.placeholders[1]
    if said["lines"]:
        body.text_frame.text = "\n".join(said["lines"])
        for paragraph in body.text_frame.paragraphs:
            paragraph.runs[0].font.size = Pt(said["points"])
    else:
        body._element.getparent().remove(body._element)
    _sign(slide, said["icon"])
    words = lesson["words"]
    if said["law"]:
        _words(slide, f"{words['basis']}: {said['law']}", "basis")
    _number(slide)
    basis = [f"{words[name]}: {text}" for name, text in (("basis", said["law"]), ("sources", said["source"])) if text]
    slide.notes_slide.notes_text_frame.text = "\n\n".join((said["say"], *basis, lesson["foot"]))


def _sign(slide: Any, name: str) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(signs.png(name)), *_SIGN)
    properties = picture._element.nvPicPr.cNvPr
    properties.set("descr", "")
    properties.set("name", name)
    properties.append(parse_xml(_DECORATION))


def _words(slide: Any, text: str, name: str) -> None:
    """Small words at the foot."""
    box = slide.shapes.add_textbox(*_BASIS)
    box.name = name
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.color.rgb = text, _BASIS_SIZE, _colour(palette.MUTED)


def _number(slide: Any) -> None:
    """A placeholder of the layout that python-pptx copies onto no slide."""
    for shape in slide.slide_layout.placeholders:
        if shape._element.xpath(".//p:ph[@type='sldNum']"):
            copied = parse_xml(etree.tostring(shape._element))
            copied.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in slide.shapes) + 1))
            slide.shapes._spTree.append(copied)


def _prepare(made: Any) -> None:
    """The template made ours: wide, without what it carries, in our type and colours."""
    made.slide_width, made.slide_height = _SIZE
    made.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    for part in (made.part.package, made.part):
        for key, relation in list(part._rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFT_OUT:
                part._rels.pop(key)
    for layout in [*made.slide_layouts][_CONTENT + 1 :]:
        made.slide_layouts.remove(layout)
    master = made.slide_master
    theme = master.part.part_related_by(RELATION.THEME)
    theme._blob = _themed(theme.blob)
    for each in (master, *made.slide_layouts):
        _placed(each)
    _typed(master)
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = _colour(palette.GROUND)
    _underline(made.slide_layouts[_CONTENT])
    made.slide_layouts[_COVER].background.fill.solid()
    made.slide_layouts[_COVER].background.fill.fore_color.rgb = _colour(palette.BRAND)
    cover = {shape.placeholder_format.idx: shape for shape in made.slide_layouts[_COVER].placeholders}
    _put(cover[0], (_LEFT, Inches(1.3), _WIDTH, Inches(2.6)))
    _put(cover[1], (_LEFT, Inches(4.1), _WIDTH, Inches(1)))


def _placed(within: Any) -> None:
    """Titles, lines and numbers in their places; days and feet, which we do not use, away."""
    for shape in [*within.placeholders]:
        (kind,) = shape._element.xpath(".//p:ph/@type") or ("body",)  # a layout's content has no type
        if kind in ("dt", "ftr"):
            shape._element.getparent().remove(shape._element)
        elif kind in ("title", "ctrTitle"):
            _put(shape, _TITLE)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        else:
            _put(shape, _NUMBER if kind == "sldNum" else _BODY)


def _typed(master: Any) -> None:
    """Left, without bullets, large; numbers of slides to be read, too."""
    for properties in master._element.xpath(".//p:sp[.//p:ph[@type='sldNum']]//a:defRPr"):
        properties.set("sz", str(int(_BASIS_SIZE.pt * 100)))
        (tint,) = properties.xpath("a:solidFill/a:schemeClr")
        tint.getparent().replace(tint, parse_xml(_coloured(palette.MUTED)))
    styles = master._element.find(qn("p:txStyles"))
    for name, size, colour, bold in (
        ("p:titleStyle", _TITLE_SIZE, palette.BRAND, True),
        ("p:bodyStyle", _LINE_SIZE, palette.INK, False),
    ):
        first = styles.find(qn(name)).find(qn("a:lvl1pPr"))
        first.set("algn", "l")
        for attribute in ("marL", "indent"):
            first.set(attribute, "0")
        for sign in first.xpath("a:buFont | a:buChar | a:buNone", namespaces=first.nsmap):
            first.remove(sign)
        properties = first.find(qn("a:defRPr"))
        properties.addprevious(parse_xml('<a:buNone xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'))
        properties.set("sz", str(int(size.pt * 100)))
        properties.set("b", "1" if bold else "0")
        (scheme,) = properties.xpath("a:solidFill/a:schemeClr")
        fill = scheme.getparent()
        fill.replace(scheme, parse_xml(_coloured(colour)))
    spacing = styles.find(qn("p:bodyStyle")).find(qn("a:lvl1pPr")).find(qn("a:spcBef"))
    spacing.find(qn("a:spcPct")).set("val", "45000")


def _coloured(colour: str) -> str:
    return (
        '<a:srgbClr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'val="{colour.lstrip("#").upper()}"/>'
    )


def _underline(layout: Any) -> None:
    """The short bar under a title."""
    bar = parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="90" name="bar">'
        f'{_DECORATION}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{_LINE[0]}" y="{_LINE[1]}"/><a:ext cx="{_LINE[2]}" cy="{_LINE[3]}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{_coloured(palette.GOLD)}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    layout.shapes._spTree.insert(2, bar)


def _put(shape: Any, place: tuple[Length, ...]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(one) for one in place)


def _themed(theme: bytes) -> bytes:
    root = etree.fromstring(theme)
    for font in root.iter(qn("a:latin")):
        if font.getparent().tag in (qn("a:majorFont"), qn("a:minorFont")):
            font.set("typeface", _FONT)
    return cast(bytes, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _speak_vietnamese(made: Any) -> None:
    """Every text says its language: what reads aloud then takes the right voice."""
    for root in _roots(made):
        for run in root.iter(qn("a:r"), qn("a:fld")):
            if run.find(qn("a:rPr")) is None:
                run.insert(0, run.makeelement(qn("a:rPr"), {}))
        for properties in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            properties.set("lang", _LANGUAGE)


def _roots(made: Any) -> Iterator[Any]:
    slides: Iterable[Any] = made.slides
    yield from (made.part._element, made.slide_master._element, *(one._element for one in made.slide_layouts))
    for slide in slides:
        yield from (slide._element, slide.notes_slide._element)
    yield made.notes_master._element


def _colour(colour: str) -> RGBColor:
    return cast(RGBColor, RGBColor.from_string(colour.lstrip("#")))  # type: ignore[no-untyped-call]
