"""The same search on the real pages, as the theme renders them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import TOOLS, Built, need

BUDGET = 100 * 1024  # DESIGN 11: what a first search may load


def dialog(page: Page, query: str) -> None:
    page.locator("#search-open").click()
    field = page.locator(".search-dialog input")
    expect(field).to_be_focused()
    field.fill(query)
    expect(page.locator(".search-found")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize(
    ("query", "accented"),
    [
        ("ma tuy", "ma túy"),
        ("dieu 23", "Điều 23"),
        ("duong day nong", "đường dây nóng"),
        ("ky son", "Kỳ Sơn"),
        ("thuỷ", "thủy"),
    ],
)
def test_first_search_finds_and_stays_within_the_budget(
    browser: Browser, built: Built, site_url: str, query: str, accented: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    asked: set[str] = set()
    page.goto(site_url + "hoi-dap/", wait_until="networkidle")
    page.on("request", lambda request: asked.add(request.url))
    dialog(page, query)
    count = page.locator(".search-status").inner_text().split()[0]
    excerpt = page.locator(".search-result mark").first.inner_text().lower()
    assert int(count) >= 1
    assert any(excerpt.startswith(word) for word in accented.lower().split())
    weight = 0
    for url in asked:
        path = built.root / url.removeprefix(site_url).partition("?")[0]
        data = path.read_bytes()
        weight += len(gzip.compress(data, 9)) if path.suffix in (".js", ".css", ".json") else len(data)
    assert weight <= BUDGET
    page.locator(".search-dialog input").fill(accented)
    expect(page.locator(".search-status")).to_contain_text(f"“{accented}”")
    assert page.locator(".search-status").inner_text().split()[0] == count
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_search(browser: Browser, site_url: str, width: int, scheme: Any) -> None:
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    found: list[tuple[str, str, str]] = []

    def check(state: str) -> None:
        page.add_script_tag(path=str(axe))
        # In the dark nothing but colours is another.
        asked = {} if scheme == "light" else {"runOnly": ["color-contrast", "link-in-text-block"]}
        result = page.evaluate("(asked) => axe.run(asked)", asked)
        found.extend((state, each["id"], each["nodes"][0]["html"]) for each in result["violations"])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    for query in ("dieu 23", "zzzqqq"):
        page.goto(f"{site_url}tim-kiem/?q={query}")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        check(f"page {query}")
        page.goto(site_url + "en/")
        dialog(page, query)
        check(f"dialog {query}")
    assert found == []
    context.close()


def test_the_right_page_comes_first(browser: Browser, site_url: str) -> None:
    """Mean reciprocal rank of the questions in queries.tsv: with marks, without, short, by number, by name. A second
    page after a blank is as right as the first."""
    table = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    questions = [row.split("\t") for row in table]
    assert len(questions) >= 200
    page = browser.new_page(service_workers="block")
    page.goto(f"{site_url}tim-kiem/")
    found = page.evaluate(
        """async (questions) => {
          const { find } = await import(document.querySelector('script[src*="search."]').src);
          const found = [];
          for (const question of questions) {
            const { items, near } = await find(question);
            const pages = await Promise.all(items.slice(0, 10).map((one) => one.data()));
            found.push([near, pages.map((one) => one.raw_url)]);
          }
          return found;
        }""",
        [question for question, _ in questions],
    )
    ranks, late = [], []
    for (question, right), (near, pages) in zip(questions, found, strict=True):
        rank = next((1 / place for place, url in enumerate(pages, 1) if url in right.split()), 0.0)
        ranks.append(rank)
        if near or rank < 1:
            late.append((question, pages[:3]))
    assert sum(ranks) / len(ranks) >= 0.96, late
    page.close()


@pytest.mark.parametrize("query", ["xã Hạnh Dịch", "xa hanh dich"])
def test_the_name_of_before_leads_to_the_commune_of_today(browser: Browser, site_url: str, query: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(site_url + "hoi-dap/")
    dialog(page, query)
    found = page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)")
    assert found[:2] == ["/su-kien/dia-ban/que-phong/hanh-dich/", "/su-kien/dia-ban/xa-tien-phong/"]
    page.close()


@pytest.mark.parametrize("query", ["dieu 23", "điều 24", "12 tuoi"])
def test_the_law_in_force_comes_before_the_one_that_ended(browser: Browser, site_url: str, query: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{site_url}tim-kiem/?q={query}")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    found = page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)")
    laws = [address for address in found if address.startswith("/luat/")]
    assert laws[0].startswith("/luat/120-2025-qh15/")
    page.close()
