"""One typeface a page, seen in Chromium on a first visit with its fonts late: docs/decisions/009-weight.md."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.test_languages import fonts_of

PAINTED = "performance.getEntriesByType('paint').length > 0"
KEPT = "localStorage.getItem('fonts')"
SHIFT = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(done, 300, 0);
})"""


def typeface(page: Page) -> str:
    """The one family of regular and of bold words, both of which are in sight on every page."""
    regular, bold = fonts_of(page, ".brand-text span"), fonts_of(page, "h1")
    assert len(regular) == 1 and regular == bold, (regular, bold)
    return regular.pop()


@pytest.mark.parametrize(
    ("address", "late"),
    [("", "400|700"), ("luat/120-2025-qh15/dieu-24/", "700"), ("", "400")],
    ids=["both late", "bold late", "regular late"],
)
def test_a_first_visit_with_late_fonts_has_one_typeface_that_stays(
    browser: Browser, site_url: str, address: str, late: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page, held = context.new_page(), list[Route]()
    weights = [f"-{weight}." for weight in late.split("|")]
    page.route(
        "**/*.woff2",
        lambda route: held.append(route) if any(one in route.request.url for one in weights) else route.continue_(),
    )
    page.goto(site_url + address, wait_until="domcontentloaded")  # its load waits for the fonts
    page.wait_for_function(PAINTED)
    first = typeface(page)
    assert first != "Be Vietnam Pro" and len(held) == len(weights)
    for route in held:
        route.continue_()
    page.wait_for_function(KEPT)
    page.wait_for_timeout(100)
    assert typeface(page) == first
    assert page.evaluate(SHIFT) < 0.005
    page.unroute("**/*.woff2")
    page.goto(f"{site_url}luat/")
    page.wait_for_function(PAINTED)
    second = typeface(page)
    page.wait_for_timeout(100)
    assert typeface(page) == second
    context.close()
