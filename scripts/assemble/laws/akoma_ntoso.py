"""/api/v1/laws/<slug>.akn.xml — a text in Akoma Ntoso 3.0 (OASIS LegalDocML, release of 30/3/2017).

The structure comes from law.yml, the words from the official text: without that there is no file, since empty
paragraphs would pass for the law. Element ids follow
the standard's naming convention (Akoma Ntoso Naming Convention 1.0, §5): `art_23__para_2__point_a`.
"""

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree

from scripts.assemble.laws.facts import ArticleFacts, Articles, LawFacts
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model.law import Article, Law
from scripts.model.law_text import CELL, WITHIN, AnnexText, ArticleText, ClauseText, PointText
from scripts.vietnamese.slugs import slug

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_SOURCE = "#trang"
Element = ElementTree.Element


def build(view: View) -> Tree:
    """A file for each text that is laid out by article and whose words are at hand."""
    ElementTree.register_namespace("", NAMESPACE)
    tree: Tree = {}
    for facts in view.law_facts.values():
        if facts.head.akn:
            root = _act(facts, view.article_facts[facts.law.number], view.site.identity.name)
            ElementTree.indent(root)
            text = ElementTree.tostring(root, encoding="unicode")
            tree[f"files/{facts.head.akn}"] = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
    return tree


def _act(facts: LawFacts, articles: Articles, publisher: str) -> Element:
    law, text = facts.law, facts.text
    root = ElementTree.Element(f"{{{NAMESPACE}}}akomaNtoso")
    act = _add(root, "act", name=law.kind.value, contains="originalVersion")
    _meta(act, facts, publisher)
    preface = _add(act, "preface")
    _add(_add(preface, "p"), "docNumber", law.number)
    _add(_add(preface, "p"), "docTitle", law.title)
    if text and text.preamble:
        _paragraphs(_add(act, "preamble"), text.preamble)
    _body(act, law, articles)
    if text and text.closing:
        _paragraphs(_add(act, "conclusions"), text.closing)
    if text and text.annexes:
        _annexes(act, law, text.annexes)
    return root


def _uri(law: Law) -> str:
    return f"/akn/vn/act/{law.passed}/{law.slug}"


def _identified(parent: Element, law: Law, uri: str) -> Element:
    """What the document is: the work, its Vietnamese expression, this file."""
    meta = _add(parent, "meta")
    identification = _add(meta, "identification", source=_SOURCE)
    for name, address, author, more in (
        ("FRBRWork", uri, "#co-quan", (("FRBRcountry", "vn"), ("FRBRnumber", law.number))),
        ("FRBRExpression", f"{uri}/vie@{law.passed}", "#co-quan", (("FRBRlanguage", "vie"),)),
        ("FRBRManifestation", f"{uri}/vie@.xml", _SOURCE, (("FRBRformat", "application/akn+xml"),)),
    ):
        level = _add(identification, name)
        _add(level, "FRBRthis", value=f"{address}/!main")
        _add(level, "FRBRuri", value=address)
        _add(level, "FRBRdate", date=str(law.passed), name="passed")
        _add(level, "FRBRauthor", href=author)
        for tag, value in more:
            _add(level, tag, **{"language" if tag == "FRBRlanguage" else "value": value})
    return meta


def _meta(parent: Element, facts: LawFacts, publisher: str) -> None:
    law, uri = facts.law, _uri(facts.law)
    meta = _identified(parent, law, uri)
    lifecycle = _add(meta, "lifecycle", source=_SOURCE)
    events = (("generation", law.passed), ("amendment", law.effective), ("repeal", law.ended))
    for number, (kind, day) in enumerate(events, 1):
        if day:
            # The standard has no event of its own for coming into force; the temporal data below says what it is.
            _add(lifecycle, "eventRef", eId=f"e{number}", date=str(day), source="#van-ban", type=kind)
    if law.effective:
        group = _add(_add(meta, "temporalData", source=_SOURCE), "temporalGroup", eId="hieu-luc")
        interval = {"start": "#e2", "refersTo": "#hieu-luc-khai-niem"} | ({"end": "#e3"} if law.ended else {})
        _add(group, "timeInterval", **interval)
    references = _add(meta, "references", source=_SOURCE)
    _add(references, "original", eId="van-ban", href=uri, showAs=law.number)
    issuer = law.issuer or law.number
    _add(references, "TLCOrganization", eId="co-quan", href="/ontology/organization/vn", showAs=issuer)
    _add(references, "TLCOrganization", eId="trang", href=facts.address, showAs=publisher)
    _add(references, "TLCConcept", eId="hieu-luc-khai-niem", href="/ontology/concept/force", showAs="Hiệu lực")


def _body(act: Element, law: Law, articles: Articles) -> None:
    body = _add(act, "body")
    _articles(body, articles, law.direct)
    for chapter in law.chapters:
        eid = f"chp_{chapter.number}"
        element = _headed(body, "chapter", eid, f"Chương {chapter.number}", chapter.title)
        _articles(element, articles, chapter.direct)
        for section in chapter.sections:
            inner = _headed(element, "section", f"{eid}__sec_{section.number}", f"Mục {section.number}", section.title)
            _articles(inner, articles, section.articles)


def _headed(parent: Element, tag: str, eid: str, number: str, heading: str) -> Element:
    element = _add(parent, tag, eId=eid)
    _add(element, "num", number)
    _add(element, "heading", heading)
    return element


def _articles(parent: Element, facts: Articles, articles: Iterable[Article]) -> None:
    for one in articles:
        eid = f"art_{_id(one.number)}"
        element = _headed(parent, "article", eid, f"Điều {one.number}", one.title)
        printed = facts[one.number].printed or _empty(facts[one.number])
        _divided(element, eid, printed, printed.clauses)


def _empty(facts: ArticleFacts) -> ArticleText:
    """The article's structure without its words."""
    outline = facts.outline or {}

    def points(clause: str) -> tuple[PointText, ...]:
        return tuple(PointText(letter=letter, text="") for letter in outline.get(clause, ()))

    clauses = tuple(ClauseText(number=number, text="", points=points(number)) for number in outline if number)
    return ArticleText(number=facts.article.number, title=facts.article.title, points=points(""), clauses=clauses)


def _divided(element: Element, eid: str, part: ArticleText | ClauseText, clauses: Iterable[ClauseText] = ()) -> None:
    """The words of an article or a clause: its points and clauses between an introduction and an end, or all in one."""
    if not clauses and not part.points:
        _paragraphs(_add(element, "content"), part.text)
        return
    if part.text:
        _paragraphs(_add(element, "intro"), part.text)
    for point in part.points:
        inner = _add(element, "point", eId=f"{eid}__point_{_id(point.letter)}")
        _add(inner, "num", point.label or f"{point.letter})")
        _paragraphs(_add(inner, "content"), point.text)
    for clause in clauses:
        within = f"{eid}__para_{_id(clause.number)}"
        inner = _add(element, "paragraph", eId=within)
        _add(inner, "num", clause.label or f"{clause.number}.")
        _divided(inner, within, clause)
    if part.closing:
        _paragraphs(_add(element, "wrapUp"), part.closing)


def _annexes(act: Element, law: Law, annexes: Iterable[AnnexText]) -> None:
    attachments = _add(act, "attachments")
    for number, annex in enumerate(annexes, 1):
        doc = _add(_add(attachments, "attachment", eId=f"att_{number}"), "doc", name="phu-luc")
        _identified(doc, law, f"{_uri(law)}/annex_{number}")
        _add(_add(_add(doc, "preface"), "p"), "docTitle", annex.title)
        _paragraphs(_add(doc, "mainBody"), annex.text)


def _id(number: str) -> str:
    # đ is a letter of XML names, but other systems' identifiers are ASCII.
    return "dd" if number == "đ" else slug(number)


def _paragraphs(parent: Element, text: str) -> None:
    for is_table, lines in groupby(text.split("\n"), key=lambda line: CELL in line):
        table = _add(parent, "table") if is_table else parent
        for line in lines:
            if is_table:
                row = _add(table, "tr")
                for cell in line.split(CELL):
                    _paragraphs(_add(row, "td"), cell.replace(WITHIN, "\n"))
            else:
                _add(parent, "p", line)


def _add(parent: Element, tag: str, words: str | None = None, /, **attributes: str) -> Element:
    element = ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = words or None
    return element
