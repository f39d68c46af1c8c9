"""/luat/ and /luat/<slug>/ — what a text is, whether it is in force, its chapters and articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.assemble.laws import in_force
from scripts.assemble.laws.api import akn_of, data_of
from scripts.assemble.laws.short_links import short_link
from scripts.assemble.site import cards, json_ld
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, lower_first, source_row
from scripts.model import addresses
from scripts.model.law import Article, Chapter, Law, LawKind, Provision, Relation
from scripts.vietnamese import dates

# What the overview calls each relation, from the reader's side.
_RELATIONS = (
    ("replaces", "Thay thế"),
    ("replaced_by", "Được thay bằng"),
    ("amends", "Sửa đổi"),
    ("amended_by", "Được sửa đổi bởi"),
    ("guides", "Hướng dẫn"),
    ("guided_by", "Được hướng dẫn bởi"),
)


def build(view: View) -> Tree:
    """The list of texts, the law in force first, and an overview of each."""
    if not view.site.laws:
        return {}
    laws = sorted(view.site.laws, key=lambda law: _rank(view, law))
    tree = {page_path("luat/"): markdown_page(_index(view, laws))}
    bodies = {body.slug: body for body in view.site.law_bodies}
    for law in laws:
        url = addresses.of_law(law)
        body = bodies.get(law.slug)
        meta = _meta(view, law, url)
        if body:
            meta |= view.article(body)
            meta["basis"] = [row for row in in_force.basis(view, body) if row["url"] != url]
            meta["description"] = " ".join(body.summary.split())
        sources = [law.official_source, *law.sources] if law.official_source else law.sources
        meta["sources"] = [*(source_row(source) for source in sources), *meta.get("sources", [])]
        tree[page_path(url)] = markdown_page(meta, view.article_body(body, url) if body else "")
    return tree


def _rank(view: View, law: Law) -> tuple[bool, bool, bool, int, str]:
    """The law in force, then other laws laid out by article, then the rest, the newest first."""
    day = law.effective or law.passed
    main = law is view.law_in_force
    return (
        not main,
        not (law.kind is LawKind.LAW and law.articles),
        not law.articles,
        -day.toordinal() if day else 0,
        law.number,
    )


def _index(view: View, laws: list[Law]) -> Meta:
    summary = (
        "Luật, pháp lệnh, nghị định về phòng, chống ma túy: văn bản nào đang có hiệu lực, văn bản nào đã được thay thế."
    )
    bodies = {body.slug: body for body in view.site.law_bodies}
    main = [law for law in laws if law.kind is LawKind.LAW and law.articles]
    return view.base("Luật", summary, "laws", "luat") | {
        "laws": [
            _card(view, law) | {"summary": bodies[law.slug].summary if law.slug in bodies else law.title}
            for law in main
        ],
        "others": [_card(view, law) for law in laws if law not in main],
        "situations": [view.situation_card(situation) for situation in view.situations],
        "links": list(tools(view)),
    }


def _card(view: View, law: Law) -> Meta:
    return {
        "title": law.short_title,
        "summary": law.title,
        "number": law.number,
        "url": addresses.of_law(law),
        "force": in_force.force(view, law),
    }


def tools(view: View) -> Iterator[Meta]:
    """The other ways into the law, where they exist."""
    if view.law_in_force and view.site.explainers and view.site.relations(view.law_in_force, "replaces"):
        yield {"text": "Đối chiếu từng điều: luật cũ và luật mới", "url": addresses.COMPARISON}
    yield {"text": "Văn bản nào có hiệu lực khi nào", "url": addresses.TIMELINE}
    if view.site.glossaries:
        yield {"text": "Giải thích từ ngữ", "url": addresses.GLOSSARY}
    if view.site.easy_pages:
        yield {"text": "Bản dễ đọc", "url": addresses.EASY_PAGES}


def _meta(view: View, law: Law, url: str) -> Meta:
    meta = view.base(law.name, law.title, "law", "luat", (("Luật", "luat/"), (law.number, url)))
    text = view.site.law_texts.get(law.slug)
    return meta | {
        "force": in_force.force(view, law),
        "json": data_of(law),
        "akn": akn_of(law),
        "json_ld": json_ld.of_law(view, law),
        "card": cards.of_law(view, law),
        "law_slug": law.slug,
        "law_number": law.number,
        "search_weight": in_force.search_weight(view, law),
        "related": list(tools(view)) if law.articles else [],
        "facts": list(_facts(view, law)),
        "relations": list(_relation_rows(view, law)),
        "notes": list(law.notes),
        "situations": [view.situation_card(situation) for situation in view.situations]
        if law is view.law_in_force
        else [],
        "no_text": None if text or not law.articles else _where_is_the_text(law),
        "chapters": list(_chapters(view, law)),
        # Articles with pages of their own are found there.
        "all_pages": all(addresses.has_page(view.site, law, number) for number in law.articles),
        "citation": in_force.quotation(view, law, Provision(law.number)),
        "short": short_link(law),
    }


def _where_is_the_text(law: Law) -> Meta:
    source = law.official_source
    return {
        "url": source.url if source else None,
        "text": source.title if source else None,
        "note": source.note if source else None,
    }


def _span(numbers: list[str]) -> str:
    """A chapter whose articles nobody has written down yet has none to name."""
    first_last = dict.fromkeys([*numbers[:1], *numbers[-1:]])
    return f"Điều {'–'.join(first_last)}" if first_last else ""


def _chapters(view: View, law: Law) -> Iterator[Meta]:
    if law.direct:
        yield {"id": "cac-dieu", "title": "Các điều", "groups": [{"articles": _rows(view, law, law.direct)}]}
    for chapter in law.chapters:
        numbers = [article.number for article in chapter.articles]
        yield {
            "id": chapter.anchor,
            "number": chapter.number,
            "part": chapter.part,
            "title": chapter.title,
            "span": _span(numbers),
            "count": len(numbers),
            "groups": _groups(view, law, chapter),
        }


def _groups(view: View, law: Law, chapter: Chapter) -> list[Meta]:
    groups: list[Meta] = [{"articles": _rows(view, law, chapter.direct)}] if chapter.direct else []
    for section in chapter.sections:
        title = f"Mục {section.number}. {section.title}"
        groups.append({"title": title, "articles": _rows(view, law, section.articles)})
    return groups


def _rows(view: View, law: Law, articles: Iterable[Article]) -> list[Meta]:
    rows = []
    for article in articles:
        explainer = view.site.explainers_by_place.get((law.slug, article.number))
        has_page = addresses.has_page(view.site, law, article.number)
        rows.append(
            {
                "number": article.number,
                "title": article.title,
                "id": article.anchor,
                "url": addresses.of_law_article(law, article.number) if has_page else None,
                "brief": explainer.brief if explainer else None,
            }
        )
    return rows


def _facts(view: View, law: Law) -> Iterator[Meta]:
    count = f"{len(law.chapters)} chương, {len(law.articles)} điều" if law.chapters else f"{len(law.articles)} điều"
    rows = [
        ("Số, ký hiệu", law.number),
        ("Loại văn bản", law.kind.label),
        ("Cơ quan ban hành", law.issuer or ""),
        (
            "Ngày thông qua" if law.kind is LawKind.LAW else "Ngày ban hành",
            dates.short(law.passed) if law.passed else "",
        ),
        ("Có hiệu lực từ", dates.short(law.effective) if law.effective else ""),
        ("Hết hiệu lực từ", dates.short(law.ended) if law.ended else ""),
        ("Công báo", law.gazette or ""),
        ("Số chương, số điều", count if law.articles else ""),
    ]
    yield from ({"term": term, "text": text} for term, text in rows if text)


def _relation_rows(view: View, law: Law) -> Iterator[Meta]:
    """Relations to other texts, each with its part and the provision that says so."""
    for field, title in _RELATIONS:
        found = view.site.relations(law, field)
        if found:
            yield {"title": title, "rows": [_relation(view, law, relation) for relation in found]}


def _basis(view: View, law: Law, citation: str) -> Meta | None:
    """The provision that says so, by its place alone within the same text."""
    found = in_force.located(view, citation)
    if found is None:
        return None
    provision, url = found
    return {"text": provision.place if provision.law == law.number else lower_first(provision.words), "url": url}


def _relation(view: View, law: Law, relation: Relation) -> Meta:
    other = view.site.laws_by_number.get(relation.number)
    return {
        "text": other.name if other else f"Văn bản số {relation.number}",
        "url": addresses.of_law(other) if other else None,
        "scope": relation.scope,
        "basis": _basis(view, law, relation.basis) if relation.basis else None,
    }
