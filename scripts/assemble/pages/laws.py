"""/luat/ and /luat/<slug>/ — what a law is, whether it is in force, its chapters and articles."""

from __future__ import annotations

from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.law import Article, Law, Provision
from scripts.vietnamese import dates


def build(view: View) -> Tree:
    """The list of laws, the law in force first, and an overview of each."""
    if not view.site.laws:
        return {}
    laws = sorted(
        view.site.laws, key=lambda law: (not law.in_force(view.today), -law.effective.toordinal(), law.number)
    )
    bodies = {body.slug: body for body in view.site.law_bodies}
    summary = "Các luật về phòng, chống ma túy, luật nào đang có hiệu lực và luật nào đã được thay thế."
    index = view.base("Luật", summary, "laws", "luat") | {
        "laws": [
            {
                "title": law.short_title,
                "number": law.number,
                "url": addresses.of_law(law),
                "force": view.force(law),
                "summary": bodies[law.slug].summary if law.slug in bodies else law.title,
            }
            for law in laws
        ]
    }
    tree = {page_path("luat/"): markdown_page(index)}
    for law in laws:
        url = addresses.of_law(law)
        body = bodies.get(law.slug)
        meta = _meta(view, law, url)
        if body:
            meta |= view.article(body)
            meta["description"] = " ".join(body.summary.split())
        meta["sources"] = [source_row(law.official_source), *meta.get("sources", [])]
        tree[page_path(url)] = markdown_page(meta, view.body(body.body, url) if body else "")
    return tree


def _meta(view: View, law: Law, url: str) -> Meta:
    name = f"{law.short_title} số {law.number}"
    meta = view.base(name, law.title, "law", "luat", (("Luật", "luat/"), (law.number, url)))
    return meta | {
        "force": view.force(law),
        "search_weight": view.search_weight(law),
        "related": _comparison_link(view, law),
        "facts": list(_facts(law)),
        "notes": list(law.notes),
        "chapters": [
            {
                "number": chapter.number,
                "title": chapter.title,
                "articles": [
                    {
                        "number": article.number,
                        "title": article.title,
                        "id": article.anchor,
                        "url": _article_url(view, law, article),
                    }
                    for article in chapter.articles
                ],
            }
            for chapter in law.chapters
        ],
    }


def _comparison_link(view: View, law: Law) -> list[Meta]:
    """The way to the comparison, from either law, where explainers make one possible."""
    pair = {law.number, law.replaces, law.replaced_by} & set(view.site.laws_by_number)
    if len(pair) < 2 or not view.site.explainers:
        return []
    return [{"text": "Đối chiếu từng điều: luật cũ và luật mới", "url": addresses.COMPARISON}]


def _article_url(view: View, law: Law, article: Article) -> str | None:
    """The article's own page, where there is an explainer."""
    explained = (law.slug, article.number) in view.site.explainers_by_place
    return addresses.of_provision(view.site, Provision(law.number, article.number)) if explained else None


def _facts(law: Law) -> list[Meta]:
    rows = [
        ("Số, ký hiệu", law.number),
        ("Cơ quan ban hành", law.issuer),
        ("Ngày thông qua", dates.short(law.passed)),
        ("Có hiệu lực từ", dates.short(law.effective)),
        ("Hết hiệu lực từ", dates.short(law.ended) if law.ended else ""),
        ("Sửa đổi bởi", ", ".join(law.amended_by)),
        ("Thay thế", law.replaces or ""),
        ("Được thay bằng", law.replaced_by or ""),
        ("Công báo", law.gazette or ""),
        ("Hướng dẫn", "; ".join(guide.number for guide in law.guided_by)),
        ("Số chương, số điều", f"{len(law.chapters)} chương, {len(law.articles)} điều"),
    ]
    return [{"term": term, "text": text} for term, text in rows if text]
