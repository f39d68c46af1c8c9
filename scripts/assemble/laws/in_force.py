"""What pages say of the law: whether a text is in force, what a page rests on, how a provision is cited and linked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.assemble.tree import Meta
from scripts.assemble.view import View, lower_first
from scripts.model import addresses
from scripts.model.law import Force, Law, Provision
from scripts.model.prose import cited
from scripts.model.record import Record
from scripts.vietnamese import dates
from scripts.vietnamese.numbering import split_number

# How a page with a day of its own says what held on that day: `Đang có hiệu lực tại thời điểm đăng (10/6/2022).`
_THEN = {
    Force.IN_FORCE: "đang có hiệu lực",
    Force.ENDED: "đã hết hiệu lực",
    Force.COMING: "chưa có hiệu lực",
    Force.UNKNOWN: "chưa rõ hiệu lực",
}


def quotation(view: View, law: Law, provision: Provision) -> str:
    """What a newsroom pastes to cite a provision: the place, the text's name and number, its day. The page's own
    address is added where it is copied."""
    day = f", ngày {dates.short(law.passed)}" if law.passed else ""
    name = law.title if law.number in law.title else f"{law.title} số {law.number}"
    return f"{sentence(provision.place)}, {name}{day}".removeprefix(", ")


def force(view: View, law: Law, on: date | None = None, provision: Provision | None = None) -> Meta:
    """Whether a text, or a provision of it, is in force on a day (today's when none is given), and what is when
    it is not."""
    day = on or view.today
    match law.force(day, provision):
        case Force.IN_FORCE:
            text = f"Có hiệu lực từ ngày {dates.short(law.starts(provision) or day)}."
            replaced = [relation.number for relation in view.site.relations(law, "replaces") if not relation.scope]
            if replaced and on is None and provision is None:
                text += f" Thay thế {_listed(replaced)}."
            return {"tone": "ok", "title": "Đang có hiệu lực.", "text": text}
        case Force.COMING:
            text = f"Có hiệu lực từ ngày {dates.short(law.starts(provision) or day)}."
            return {"tone": "ended", "title": "Chưa có hiệu lực.", "text": text}
        case Force.UNKNOWN:
            text = "Tư liệu của trang không cho biết văn bản này áp dụng từ ngày nào hoặc có còn áp dụng không."
            return {"tone": "check", "title": "Chưa rõ hiệu lực.", "text": text}
    ended = f" từ ngày {dates.short(law.ended)}" if law.ended else ""
    box: Meta = {"tone": "ended", "title": f"Hết hiệu lực{ended}.", "text": ""}
    successor = view.site.successor(law)
    if successor:
        box |= {
            "text": f"Nay áp dụng {successor.name}.",
            "url": addresses.of_law(successor),
            "link": "Xem văn bản đang có hiệu lực",
        }
    return box


def search_weight(view: View, law: Law) -> str | None:
    """How little a page about an ended law counts in search: today's law comes first."""
    return None if law.in_force(view.today) else "0.2"


def basis(view: View, record: Record, on: date | None = None, when: str = "") -> list[Meta]:
    """The texts that a page cites, each with its provisions and whether it is in force today; for what has a day
    of its own (`on`, called `when`), whether it was then, and what holds now instead."""
    by_law: dict[str, list[Provision]] = {}
    for provision in cited(view.site, record):
        by_law.setdefault(provision.law, []).append(provision)
    rows = []
    # What holds today comes first; texts of one kind stay in the order of the page.
    for number, provisions in sorted(
        by_law.items(), key=lambda item: not view.site.laws_by_number[item[0]].in_force(view.today)
    ):
        law = view.site.laws_by_number[number]
        row: Meta = {
            "law": law.name,
            "url": addresses.of_law(law),
            "force": force(view, law),
            "provisions": list(_places(view, provisions)),
            "now": _successors(view, law, provisions),
        }
        later = [item for item in provisions if law.force(view.today, item) is not law.force(view.today)]
        row["later"] = [f"{sentence(item.place)}: {_lower(force(view, law, None, item))}" for item in later]
        if on:
            row["then"] = f"{sentence(_THEN[law.force(on)])} {when} ({dates.short(on)})."
        rows.append(row)
    return rows


def _places(view: View, provisions: list[Provision]) -> Iterator[Meta]:
    """Articles in their order; a single clause or point of an article is named itself."""
    articles: dict[str, list[Provision]] = {}
    for provision in sorted(provisions, key=_order):
        if provision.article:
            articles.setdefault(provision.article, []).append(provision)
    for number, found in articles.items():
        one = found[0] if len(found) == 1 else Provision(found[0].law, number)
        yield {"text": sentence(one.place), "url": addresses.of_provision(view.site, one)}


def _successors(view: View, law: Law, provisions: list[Provision]) -> list[Meta]:
    """For provisions of a text that has ended: what holds now, the text named once, after its last article."""
    if law.force(view.today) is not Force.ENDED:
        return []
    explainers = [found for provision in provisions if (found := view.site.explainer(provision))]
    parsed = (Provision.parse(text) for explainer in explainers for text in explainer.successor)
    holding = list(dict.fromkeys(provision for provision in parsed if provision and view.site.has(provision)))
    rows = []
    for place, provision in enumerate(holding):
        is_last = place + 1 == len(holding) or holding[place + 1].law != provision.law
        name = f"{sentence(provision.place)} {view.site.laws_by_number[provision.law].short_title if is_last else ''}"
        rows.append({"text": name.strip(), "url": addresses.of_provision(view.site, provision)})
    return rows


def located(view: View, citation: str) -> tuple[Provision, str] | None:
    """A cited provision and its address; None where the citation leads nowhere."""
    provision = Provision.parse(citation)
    url = addresses.of_provision(view.site, provision) if provision else None
    return (provision, url) if provision and url else None


def provision_link(view: View, text: str, from_law: Law) -> Meta | None:
    """A link to a cited provision: by its title within the same law, by number and law from another."""
    found = located(view, text)
    if found is None:
        return None
    provision, url = found
    article = from_law.articles.get(provision.article or "") if provision.law == from_law.number else None
    if article and not provision.clause:
        return {"text": f"Điều {article.number}. {article.title}", "url": url}
    return {"text": sentence(provision.place) if article else provision.words, "url": url}


def sentence(text: str) -> str:
    """`khoản 2 Điều 23` → `Khoản 2 Điều 23`."""
    return text[:1].upper() + text[1:]


def _lower(force: Meta) -> str:
    return lower_first(str(force["title"]).rstrip("."))


def _listed(numbers: list[str]) -> str:
    return f"{numbers[0]} và {len(numbers) - 1} văn bản khác" if len(numbers) > 1 else f"văn bản số {numbers[0]}"


def _order(provision: Provision) -> tuple[int, str, int, str]:
    article, clause = provision.article or "", provision.clause or ""
    return split_number(article)[0], article, split_number(clause)[0], provision.path
