"""What goes with the laws in the Legalize format without being law: what the repository is, and our explanations."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib import resources

from scripts.assemble.machines import law_file
from scripts.markup.html_markdown import front_matter
from scripts.markup.markdown_text import rewrite_links
from scripts.model import addresses
from scripts.model.explainer import Explainer
from scripts.model.law import Law, Provision
from scripts.model.website import Site
from scripts.words import text

FOLDER = "dien-giai"
_MANIFEST = f"""# Legalize Format Spec v0.4, https://github.com/legalize-dev/legalize/blob/main/SPEC.md
spec_version: "0.4"
country: "{law_file.COUNTRY}"
layout:
  - directories: ["*"]
    path: "{{directory}}/{{identifier}}.md"
"""


def about(site: Site, left_out: Iterable[Law]) -> tuple[tuple[str, str], ...]:
    """The manifest that the format asks for, and what a person reads first; `left_out` are laws without a file."""
    words = resources.files(__package__).joinpath("legalize-readme.md").read_text(encoding="utf-8")
    missing = "\n".join(f"- {law.name}" for law in left_out) or f"- {text('machines.none')}"
    licence = f"[{site.identity.licence.name}]({site.identity.licence.url})"
    facts = {"name": site.identity.name, "missing": missing, "licence": licence, "notes": FOLDER}
    return (".legalize.yml", _MANIFEST), ("README.md", words.format(**facts))


def of(site: Site, law: Law, site_url: str) -> tuple[str, str, date | None] | None:
    """The file of our explanations of a law, by its path, and the day of the last change, where one is told; None for a
    law that nothing is explained of."""
    found = [(number, site.explainer(Provision(law.number, number))) for number in law.articles]
    told = [(number, one) for number, one in found if one]
    if not told:
        return None
    days = [one.updated for _, one in told if one.updated]
    day = max(days, default=None)
    fields = {
        "title": text("machines.explained", law=law.name),
        "about": law_file.identifier(law),
        "official_number": law.number,
        "licence": site.identity.licence.name,
        "source": site_url + addresses.of_law(law) if site_url else None,
        "updated": day.isoformat() if day else None,
    }
    parts = [f"{front_matter(fields)}\n# {fields['title']}", f"> {text('machines.prevails')}"]
    for number, one in told:
        parts += [f"## Điều {number}. {law.articles[number].title}", *_article(site, law, number, one, site_url)]
    # Programs take every .md in a folder for a law (check_spec.py of the format).
    return f"{FOLDER}/{law_file.identifier(law)}.markdown", "\n\n".join(filter(None, parts)) + "\n", day


def _article(site: Site, law: Law, number: str, one: Explainer, site_url: str) -> Iterator[str]:
    root = site_url or "/"
    yield one.brief
    named = (
        (f"**{text('laws.clause', number=point.clause)}** " if point.clause else "", point) for point in one.points
    )
    yield "\n".join(f"- {name}{' '.join(point.text.split())}" for name, point in named)
    if one.terms:
        yield "\n".join(f"- {term.what}: **{term.value}**" for term in one.terms)
    if one.now:
        yield f"**{text('machines.now')}** {one.now}"
    if one.difference:
        yield f"**{text('machines.difference')}** {one.difference}"
    if one.body.strip():
        yield rewrite_links(one.body.strip(), lambda link: root + (addresses.of_link(site, link) or ""))
    yield f"{root}{addresses.of_provision(site, Provision(law.number, number)) or ''}"
