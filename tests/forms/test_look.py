"""Forms in a browser: whole at 360 px and with large letters, nothing for axe to find, room for a finger."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from scripts.forms.beside import beside, problems_with
from scripts.forms.entries import entry
from scripts.forms.form import LOOK, form
from scripts.model.values import VIETNAM
from tests.conftest import CHECKOUT
from tests.real import real_site
from tests.site.test_accessibility import violations

WRONG = """events:
- id: con-cuong-2027-06-09
  title: Lễ ra quân
  summary: Một câu.
  kind: hội thảo
  start: 7h30 thứ Tư, ngày 9/6/2027
  place: {commune: Thị trấn Mường Xén}
  images:
  - {file: ảnh 1.jpg}
  source: nghe nói
  sample: true
"""
SMALL = """[...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
  .filter(one => one.offsetWidth && (one.offsetWidth < 24 || one.offsetHeight < 24))
  .map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    site, path = real_site(), "events/2027/con-cuong.yml"
    _, problems = problems_with(site, path, WRONG, datetime(2026, 11, 29, 9, tzinfo=VIETNAM))
    one = entry(WRONG, path, "0")
    forms = {"event": form(one, site, beside(WRONG, one, problems))}
    for name, file in (("site", "content/site.yml"), ("campaign", "events/2022/campaign.yml")):
        forms[name] = form(entry((CHECKOUT / file).read_text(encoding="utf-8"), file), site)
    looks = [CHECKOUT / "scripts/workbench/look/workbench.css", LOOK / "forms.css"]
    style = "".join(file.read_text(encoding="utf-8") for file in looks)
    head = f"<!doctype html><html lang=vi><title>Biểu mẫu</title><style>{style}</style>"
    return {name: f"{head}<main><h1>Biểu mẫu</h1><form>{text}</form></main>" for name, text in forms.items()}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", ["event", "site", "campaign"])
def test_forms_are_whole_and_axe_finds_nothing(
    name: str, width: int, scheme: str, pages: dict[str, str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page.set_content(pages[name])
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL) == []
        assert violations(page) == []
    finally:
        page.close()


def test_letters_of_twice_the_size_fit_the_smallest_screen(pages: dict[str, str], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    try:
        page.set_content(pages["event"].replace("<html ", "<html style='font-size:200%' "))
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    finally:
        page.close()
