"""/luat/tu-ngu/ — the terms that the laws define, in our own words, each with the clause that defines it."""

from __future__ import annotations

from scripts.assemble.laws import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.explainer import Glossary
from scripts.model.law import Law, Provision
from scripts.model.prose import passage
from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.slugs import slug


def build(view: View) -> Tree:
    """One page for all glossaries, that of the law in force first."""
    found = [(law, view.glossaries[law.slug]) for law in view.site.laws if law.slug in view.glossaries]
    if not found:
        return {}
    found.sort(key=lambda pair: (not pair[0].in_force(view.today), pair[0].number))
    title, summary = "Giải thích từ ngữ", "Những từ của luật, nói bằng lời dễ hiểu, kèm khoản định nghĩa từng từ."
    meta = view.base(title, summary, "law-glossary", "luat", (("Luật", "luat/"),)) | {
        "lead": summary,
        "groups": [_group(view, law, glossary) for law, glossary in found],
        "sources": [source_row(law.official_source) for law, _ in found if law.official_source],
    }
    return {page_path(addresses.GLOSSARY): markdown_page(meta)}


def _group(view: View, law: Law, glossary: Glossary) -> Meta:
    rows = []
    for place, term in enumerate(glossary.terms):
        provision = Provision(law.number, glossary.article, term.clause)
        text = passage(view.site, glossary, ("terms", place, "text"), term.text)
        rows.append(
            {
                "term": term.term[:1].upper() + term.term[1:],
                "id": f"{law.slug}-{slug(term.term)}",
                "html": view.inline(text, addresses.GLOSSARY),
                "url": addresses.of_provision(view.site, provision),
                "place": provision.place,
            }
        )
    rows.sort(key=lambda row: sort_key(str(row["term"])))
    return {
        "id": law.slug,
        "title": law.name,
        "url": addresses.of_law(law),
        "force": in_force.force(view, law),
        "terms": rows,
    }
