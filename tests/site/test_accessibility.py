"""Every kind of page against WCAG 2.2 A and AA, as far as a machine can look: axe, reflow, spacing, focus, targets, order.

One page is looked at for each template that the built site uses, so a new kind of page is taken up by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import CHECKOUT, TOOLS, Built, need

# One worker opens each page for all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("accessibility")]

AXE = TOOLS / "axe-core/axe.min.js"
# What other templates are made from.
SHAPES = {"base.html", "answer.html", "article.html", "list.html", "main.html", "sections.html"}
# Pages of official texts are only where these were imported: test_law.py looks at them.
TEXTS = {"law-annex.html"}
TEMPLATES = sorted({path.name for path in (CHECKOUT / "overrides").glob("*.html")} - SHAPES - TEXTS)
# A kind of page that is not seen well enough on its largest page alone, by a name of our own.
BESIDES = {"in English": "en/", "results of a search": "tim-kiem/?q=cai%20nghien"}
PHONE, TABLET, DESK = 360, 768, 1280
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="session")
def kinds(built: Built) -> dict[str, str]:
    """The address of the largest page of each template."""
    docs = built.root.parent / "build" / "docs"
    found = {"404.html": "404.html"}
    for path in sorted(docs.rglob("index.md")):
        data = json.loads(path.read_text(encoding="utf-8").split("---\n")[1])
        address = path.relative_to(docs).as_posix().removesuffix("index.md")
        known = found.get(data["template"])
        if known is None or _size(built, address) > _size(built, known):
            found[data["template"]] = address
    return found | BESIDES


def _size(built: Built, address: str) -> int:
    return (built.root / address / "index.html").stat().st_size


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One page for all, because a context costs more than most of what is done in it.

    What the worker saves meanwhile would change a page under the eyes of a test; test_offline.py looks at it.
    """
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=[*TEMPLATES, *BESIDES])
def address(request: pytest.FixtureRequest, kinds: dict[str, str]) -> str:
    """Where the page of a kind is: by the module, so that all that is asked of one page is asked in one go."""
    assert request.param in kinds, f"no page of the built site is made with {request.param}"
    return kinds[request.param]


@pytest.fixture
def page(tab: Page, address: str, site_url: str) -> Iterator[Page]:
    """A page of each kind, its details open, on a phone in the light; as it came, whatever the last test did to it."""
    tab.set_viewport_size({"width": PHONE, "height": 800})
    tab.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    if tab.evaluate("window.opened") != site_url + address:
        load(tab, site_url + address)
    yield tab
    tab.evaluate(AS_IT_CAME)


AS_IT_CAME = """() => {
  document.documentElement.style.fontSize = '';
  document.getElementById('spaced')?.remove();
  document.activeElement?.blur();
  scrollTo(0, 0);
}"""


def load(tab: Page, url: str) -> None:
    tab.goto(url)
    tab.evaluate("(url) => { window.opened = url }", url)
    if "?q=" in url:
        tab.locator(
            "#search-results[aria-busy=false] .search-result"
        ).first.wait_for()  # what comes later moves the rest
    tab.evaluate(
        "document.fonts.ready.then(() => document.querySelectorAll('details').forEach((d) => { d.open = true }))"
    )


def violations(page: Page, **options: Any) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it is."""
    need(AXE.exists(), "axe-core")
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    asked = {"runOnly": RULES, "resultTypes": ["violations"]} | options
    found = page.evaluate("(options) => axe.run(document, options)", asked)["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]


# Both widths and both schemes; the breakpoints between them only move what stands in both.
@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_nothing(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    at_the_end(page, width, scheme)
    assert violations(page) == []


def at_the_end(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    """Scroll to where the bar at the bottom is below the footer and not over it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")


def test_axe_finds_nothing_in_forced_colours(page: Page) -> None:
    at_the_end(page, PHONE, "light")
    page.emulate_media(forced_colors="active")
    # The rules that look at how the page is drawn. That of contrast reads `-webkit-text-fill-color`, which keeps the
    # author's colour; the one that is painted is the reader's.
    drawn = ["link-in-text-block", "target-size", "scrollable-region-focusable"]
    assert violations(page, runOnly=drawn) == []


def test_axe_would_notice(tab: Page) -> None:
    tab.goto("about:blank")
    tab.set_content("<html><body><img src='data:,'><a href='#'></a></body></html>")
    assert {"image-alt", "html-has-lang"} <= {name for name, _ in violations(tab)}


# What is beyond the edge, or is cut off by the box around it. Hidden on purpose: what is for screen readers only.
LOST = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const cut = [...document.querySelectorAll('body *')].filter((one) => {
    const style = getComputedStyle(one);
    return style.overflowX !== 'visible' && style.clipPath === 'none' && one.clientWidth > 1
      && !['auto', 'scroll'].includes(style.overflowX) && one.matches(':not(svg, svg *, input, select, option)')
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }).map((one) => one.outerHTML.slice(0, 120));
  return (wide > 0 ? [`${wide} px too wide`] : []).concat(cut);
}"""


def test_narrow_windows_and_large_letters_lose_nothing(page: Page) -> None:
    for width, size in ((320, 100), (320, 200), (PHONE, 200), (TABLET, 200), (DESK, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size + '%' }", size)
        assert page.evaluate(LOST) == [], f"{width} px, letters at {size}%"


def test_nothing_scrolls_sideways_on_pages_of_every_folder(tab: Page, built: Built, site_url: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 800})
    wide = []
    for address in sorted(built.addresses)[::12]:  # neighbours are of one kind, and each kind is looked at above
        tab.goto(site_url + address)
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    assert wide == []


def test_text_spaced_out_by_the_reader_loses_nothing(page: Page) -> None:
    # WCAG 1.4.12.
    spaced = page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        " p { margin-bottom: 2em !important }"
    )
    spaced.evaluate("(style) => { style.id = 'spaced' }")
    for width in (320, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST) == [], width


MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after', '::backdrop'].map((part) => {
  const style = getComputedStyle(one, part || null);
  const moves = [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0.01)
    || style.scrollBehavior === 'smooth';
  return moves ? one.outerHTML.slice(0, 80) + part : '';
})).filter(Boolean)"""


def test_nothing_moves_for_readers_who_asked_for_less_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


# Backgrounds go in forced colours: a control must still have an edge or an underline, its icon a colour of its own.
UNSEEN = """() => {
  const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
  const edge = (style) => ['Top', 'Bottom', 'Left', 'Right'].some((side) =>
    style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
  const faint = [...document.querySelectorAll('button, .btn, input, select')].filter((one) => {
    const style = getComputedStyle(one);
    return shown(one) && !edge(style) && !style.textDecorationLine.includes('underline');
  });
  const icons = [...document.querySelectorAll('svg')].filter((one) => {
    const style = getComputedStyle(one);
    let behind = one;
    while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
    const ground = behind ? getComputedStyle(behind).backgroundColor : getComputedStyle(document.documentElement).backgroundColor;
    return shown(one) && style.fill === ground && style.stroke === 'none';
  });
  return [...faint, ...icons].map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_every_control_and_icon_visible(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(UNSEEN) == [], width


# Is the thing with the focus under a bar that stays while the page scrolls, and does it show that it has the focus?
RING = """const ring = (one) => ['', '::after'].some((part) => {
    const style = getComputedStyle(one, part || null);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  }) || [...one.querySelectorAll('.ring')].some((drawn) => getComputedStyle(drawn).display !== 'none'); // in a drawing
"""
FOCUSED = (
    f"() => {{ {RING}"
    + """
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  if (one.localName === 'iframe') return ['', '']; // the focus is on something in it: tests/site/test_embeds.py
  const box = [...one.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (!box) return ['no box', one.outerHTML.slice(0, 120)];
  const bar = (top) => {
    for (let up = top; up; up = up.parentElement) {
      if (['sticky', 'fixed'].includes(getComputedStyle(up).position) && !up.contains(one)) return true;
    }
    return false;
  };
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const covered = [[x, y], [box.left + 1, y], [box.right - 1, y], [x, box.top + 1], [x, box.bottom - 1]].some(([px, py]) => {
    const top = document.elementFromPoint(px, py);
    return !top || bar(top);
  });
  return [[covered && 'covered', !ring(one) && 'no ring'].filter(Boolean).join(), one.outerHTML.slice(0, 120)];
}"""
)
FAR = 25  # further down it is more of the same


def test_the_focus_is_always_seen(page: Page) -> None:
    load(page, page.evaluate("window.opened"))  # the Tab key goes on from where it last was
    page.set_viewport_size({"width": PHONE, "height": 640})
    for back in (False, True):
        if back:
            page.keyboard.down("Shift")
        for _ in range(FAR):
            page.keyboard.down("Tab")
            found = page.evaluate(FOCUSED)
            if found is None:
                break
            assert found[0] == "", (back, found)
    page.keyboard.up("Tab")
    page.keyboard.up("Shift")


# On forced colours only the ring depends, and not on the way that the focus came.
RINGLESS = (
    f"(count) => {{ {RING}"
    + """
  const all = 'a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex="0"]';
  return [...document.querySelectorAll(all)].filter((one) => one.checkVisibility()).slice(0, count).filter((one) => {
    one.focus({preventScroll: true});
    return document.activeElement === one && !ring(one);
  }).map((one) => one.outerHTML.slice(0, 120));
}"""
)


def test_the_focus_is_seen_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.keyboard.press("Tab")  # who uses the keys is shown where they are
    assert page.evaluate(RINGLESS, 3 * FAR) == []


SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')].filter((one) => {
  if (!one.checkVisibility() || one.closest('.skip')) return false;
  const style = getComputedStyle(one);
  // A card is one target: its link is stretched over it.
  const after = getComputedStyle(one, '::after');
  if (after.position === 'absolute' && after.content !== 'none') return false;
  const inline = (node) => node.nodeType === 3 || (node.nodeType === 1 && getComputedStyle(node).display.startsWith('inline'));
  const sentence = (node) => [...node.childNodes].some((other) =>
    other !== one && !other.contains(one) && inline(other) && other.textContent.trim());
  let around = one.parentElement;
  while (style.display === 'inline' && getComputedStyle(around).display === 'inline') around = around.parentElement;
  if (style.display === 'inline' && sentence(around)) return false;
  const boxes = [...one.getClientRects()];
  return !boxes.some((box) => box.width >= 23.5 && box.height >= 23.5);
}).map((one) => one.outerHTML.slice(0, 120) + ' ' + Math.round(one.getBoundingClientRect().width) + 'x' + Math.round(one.getBoundingClientRect().height))"""


def test_every_target_is_large_enough_for_a_thumb(page: Page) -> None:
    # WCAG 2.5.8, its exception for links in a sentence used, the one for spacing not.
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL) == [], width


def read_out(page: Page) -> list[tuple[str, str, int]]:
    """Role, name and level of what a screen reader comes by, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    waiting, found = [next(iter(nodes))], []
    while waiting:
        node = nodes[waiting.pop()]
        waiting += reversed([child for child in node.get("childIds", ()) if child in nodes])
        if not node["ignored"]:
            values = {item["name"]: item["value"].get("value") for item in node.get("properties", ())}
            name = str(node.get("name", {}).get("value", ""))
            found.append((str(node["role"]["value"]), name, int(values.get("level") or 0)))
    return found


def test_the_tree_that_screen_readers_read_is_in_order(page: Page) -> None:
    tree = read_out(page)
    levels = [level for role, _, level in tree if role == "heading"]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], levels
    roles = [role for role, _, _ in tree]
    assert [role for role in roles if role in ("banner", "main", "contentinfo")] == ["banner", "main", "contentinfo"]
    for role in ("navigation", "complementary", "region", "search", "form"):
        names = [name for found, name, _ in tree if found == role]
        assert len(set(names)) == len(names), (role, names)
        assert role == "search" or all(names), role


# On a phone there is one column, so what is read next is below or, in a row, to the right.
BACKWARDS = """() => {
  const stops = [...document.querySelectorAll('main h1, main h2, main h3, main p, main li, main dt, main dd, main td')].filter((one) =>
    one.checkVisibility() && one.getBoundingClientRect().width > 1 && !one.closest('[popover], .tip'));
  const wrong = [];
  for (let i = 1; i < stops.length; i += 1) {
    if (stops[i - 1].contains(stops[i])) continue;
    const before = stops[i - 1].getBoundingClientRect();
    const after = stops[i].getBoundingClientRect();
    if (after.bottom <= before.top - 1 || (after.bottom < before.bottom && after.right <= before.left)) {
      wrong.push([stops[i - 1].outerHTML.slice(0, 80), stops[i].outerHTML.slice(0, 80)]);
    }
  }
  return wrong.concat([...document.querySelectorAll('*')].filter((one) => one.tabIndex > 0).map((one) => one.outerHTML.slice(0, 80)));
}"""


def test_what_is_read_next_stands_next(page: Page) -> None:
    assert page.evaluate(BACKWARDS) == []


def test_each_of_these_looks_would_notice(tab: Page) -> None:
    tab.set_viewport_size({"width": PHONE, "height": 640})
    tab.emulate_media(forced_colors="active", reduced_motion="reduce")
    tab.goto("about:blank")
    tab.set_content(
        "<main style='display: flex; flex-direction: column-reverse'><h2>One</h2><p>Two</p></main>"
        "<div style='width: 9999px'>wide</div><div style='overflow: hidden; height: 9px'>cut off</div>"
        "<button style='border: 0; transition: opacity 1s'>x</button><div><a href='#' style='outline: 0'>y</a></div>"
        "<p style='position: fixed; inset: 0; margin: 0'>over everything</p>"
    )
    lost = tab.evaluate(LOST)
    assert "too wide" in lost[0] and "cut off" in lost[1]
    assert [found[:7] for found in tab.evaluate(MOVING)] == ["<button"]
    assert [found[:7] for found in tab.evaluate(UNSEEN)] == ["<button"]
    assert [found[:3] for found in tab.evaluate(SMALL)] == ["<bu", "<a "]
    assert tab.evaluate(BACKWARDS) == [["<h2>One</h2>", "<p>Two</p>"]]
    tab.keyboard.press("Tab")
    assert "<a " in [found[:3] for found in tab.evaluate(RINGLESS, FAR)]
    tab.locator("a").focus()
    assert tab.evaluate(FOCUSED)[0] == "covered,no ring"


# ---- By keyboard


@pytest.fixture
def home(tab: Page, site_url: str) -> Page:
    tab.set_viewport_size({"width": PHONE, "height": 640})
    tab.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    tab.goto(site_url)
    return tab


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_the_menu_works_by_keyboard(home: Page) -> None:
    opener = home.locator(".menu-open")
    opener.focus()
    home.keyboard.press("Enter")
    menu = home.locator("#site-menu")
    expect(menu).to_be_visible()
    at_the_end(home, PHONE, "light")  # where the bar at the bottom cuts no link in two
    assert violations(home) == []
    for _ in range(2):
        home.keyboard.press("Tab")
        assert menu.evaluate("(menu) => menu.contains(document.activeElement)")
    home.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_search_dialog_works_by_keyboard(home: Page) -> None:
    home.locator("#search-open").focus()
    home.keyboard.press("Enter")
    dialog = home.locator("dialog")
    expect(dialog.locator("input")).to_be_focused()
    home.keyboard.type("cai nghien")
    dialog.locator(".search-result").first.wait_for()
    for scheme in SCHEMES:
        home.emulate_media(color_scheme=scheme)
        assert violations(home) == []
    for _ in range(12):  # round and round, never out of it
        home.keyboard.press("Tab")
        assert dialog.evaluate(
            "(box) => box.contains(document.activeElement) || document.activeElement === document.body"
        )
    home.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(home.locator("#search-open")).to_be_focused()


def test_the_scheme_is_chosen_by_keyboard(home: Page) -> None:
    home.set_viewport_size({"width": DESK, "height": 800})
    toggle = home.locator("#theme-toggle")
    toggle.focus()
    home.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    home.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "false")


def test_details_open_by_keyboard(home: Page, site_url: str) -> None:
    home.goto(site_url + "su-kien/")
    summary = home.locator("main summary").first
    summary.focus()
    home.keyboard.press("Enter")
    assert summary.evaluate("(one) => one.parentElement.open")


def test_the_headings_of_every_page_step_down_one_by_one(built: Built) -> None:
    wrong = []
    for address, tree in built.pages.items():
        levels = [
            int(heading.tag[1]) for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        if levels[:1] != [1] or any(after > before + 1 for before, after in pairwise(levels)):
            wrong.append((address, levels))
    assert wrong == []
