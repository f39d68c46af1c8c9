"""/luat/dong-thoi-gian/ — which text was in force when: days on which something began or ended, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.assemble.laws import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.law import Force, Law, Provision
from scripts.vietnamese import dates


def build(view: View) -> Tree:
    """The timeline, where there are laws."""
    if not view.site.laws:
        return {}
    title = "Văn bản nào có hiệu lực khi nào"
    summary = "Ngày ban hành, ngày bắt đầu và ngày hết hiệu lực của các văn bản về phòng, chống ma túy mà trang biết."
    known = [law for law in view.site.laws if law.effective or law.ended]
    moments: dict[date, list[Meta]] = {}
    for law in view.site.laws:
        for day, moment in _moments(view, law):
            moments.setdefault(day, []).append(moment)
    meta = view.base(title, summary, "law-timeline", "luat", (("Luật", "luat/"),)) | {
        "lead": summary,
        "unsearched": True,
        "spans": [_span(view, law) for law in sorted(known, key=_start, reverse=True)],
        "days": [
            {
                "date": dates.short(day),
                "iso": day.isoformat(),
                "future": day > view.today,
                "moments": moments[day],
            }
            for day in sorted(moments, reverse=True)
        ],
        "unknown": [
            {"text": law.name, "url": addresses.of_law(law)}
            for law in view.site.laws
            if law.force(view.today) is Force.UNKNOWN
        ],
        "today": dates.short(view.today),
        "sources": [
            source_row(source) for source in dict.fromkeys(law.official_source for law in view.site.laws) if source
        ],
    }
    return {page_path(addresses.TIMELINE): markdown_page(meta)}


def _start(law: Law) -> tuple[date, str]:
    return law.effective or law.passed or law.ended or date.min, law.number


def _span(view: View, law: Law) -> Meta:
    """From when to when a text applied."""
    return {
        "text": law.short_title,
        "number": law.number,
        "url": addresses.of_law(law),
        "start": dates.short(law.effective) if law.effective else None,
        "end": dates.short(law.ended) if law.ended else None,
        "force": in_force.force(view, law),
    }


def _moments(view: View, law: Law) -> Iterator[tuple[date, Meta]]:
    link = {"text": law.name, "url": addresses.of_law(law)}
    if law.passed:
        yield law.passed, link | {"what": "Ban hành", "tone": "soon"}
    if law.effective:
        yield law.effective, link | {"what": "Bắt đầu có hiệu lực", "tone": "ok"}
    for later in law.later:
        provision = Provision.parse(f"{law.number}#{later.provision}")
        if provision:
            yield later.effective, link | {"what": f"Bắt đầu áp dụng {provision.place}", "tone": "ok"}
    if law.ended:
        successor = view.site.successor(law)
        yield (
            law.ended,
            link | {"what": "Hết hiệu lực", "tone": "off", "note": successor and f"Nay là {successor.name}."},
        )
