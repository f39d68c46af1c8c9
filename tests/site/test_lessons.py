"""The lessons of the real site: whole files, and a quiz that works with and without a script and tells nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from tests.conftest import Built

# What must stand in no lesson: how it is called on the street, what it costs, how it is taken.
HOW = re.compile(r"\b(gam|liều lượng là|giá mỗi|cách hít|cách chích|đập đá|chơi đồ|con nghiện|thằng nghiện)\b")


def lessons(built: Built) -> list[Path]:
    found = sorted(path.parent for path in built.root.glob("bai-hoc/*/trang-chieu.pptx"))
    assert len(found) == 3
    return found


def test_every_slide_of_every_lesson_fits_its_page_and_has_a_title_of_its_own(built: Built) -> None:
    for folder in lessons(built):
        slides = Presentation(str(folder / "trang-chieu.pptx")).slides
        titles = [slide.shapes.title.text for slide in slides]
        assert all(titles) and len(set(titles[1:])) == len(titles) - 1, titles
        assert all(len(slide.notes_slide.notes_text_frame.text) > 80 for slide in slides)
        # A page more is a slide that ran over.
        assert len(pypdfium2.PdfDocument(folder / "trang-chieu.pdf")) == len(titles)


def test_the_pupils_sheet_is_one_sheet_of_paper(built: Built) -> None:
    for folder in lessons(built):
        assert len(pypdfium2.PdfDocument(folder / "phieu-hoc-sinh.pdf")) == 2, folder


def test_nothing_teaches_how(built: Built) -> None:
    for folder in lessons(built):
        page = built.pages[f"bai-hoc/{folder.name}/"]
        assert not HOW.findall(page.text_content())


def test_lessons_call_no_number_but_those_of_the_site(built: Built) -> None:
    known = {"111", "112", "113", "114", "115", "0769.04.04.04"}
    for folder in lessons(built):
        text = built.pages[f"bai-hoc/{folder.name}/"].find(".//article").text_content()
        assert set(re.findall(r"\b(?:11[0-9]|0[0-9]{3}\.[0-9.]+[0-9])\b", text)) <= known


def test_without_a_script_each_answer_is_a_press_away(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}bai-hoc/do-vui/")
    item = page.locator(".quiz > li").first
    assert item.locator("button").count() == 0 and not item.locator("details p").is_visible()
    item.locator("summary").click()
    expect(item.locator("details")).to_contain_text("Đáp án: B.")
    assert item.locator("details a").count() == 1
    context.close()


@pytest.fixture
def quiz(browser: Browser, site_url: str) -> Page:
    page = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block").new_page()
    page.goto(f"{site_url}bai-hoc/do-vui/")
    page.wait_for_load_state("networkidle")
    return page


def test_a_choice_is_judged_explained_and_counted_once(quiz: Page) -> None:
    part = quiz.locator("section#tieu-hoc")
    first, second = part.locator(".quiz > li").nth(0), part.locator(".quiz > li").nth(1)
    first.get_by_role("button", name="B. ").click()
    expect(first.get_by_role("status")).to_have_text("Đúng rồi.")
    expect(first.locator("details")).to_contain_text("khoản 5 Điều 5")
    second.get_by_role("button", name="A. ").click()
    expect(second.get_by_role("status")).to_contain_text("Chưa đúng.")
    second.get_by_role("button", name="C. ").click()
    expect(second.get_by_role("status")).to_have_text("Đúng rồi.")
    expect(part.get_by_role("status").last).to_have_text("Đúng ngay lần đầu: 1 trên 2 câu đã làm.")
    part.get_by_role("button", name="Làm lại").click()
    expect(part.locator("[aria-pressed]")).to_have_count(0)
    expect(part.locator("details[open]")).to_have_count(0)
    expect(part.locator(".quiz button").first).to_be_focused()
    assert min(quiz.locator(".quiz button").evaluate_all("all => all.map(one => one.offsetHeight)")) >= 44
    quiz.context.close()


def test_playing_asks_nothing_of_anybody_and_keeps_nothing(quiz: Page) -> None:
    asked: list[str] = []
    quiz.on("request", lambda request: asked.append(request.url))
    kept = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    before = quiz.evaluate(kept)
    quiz.context.set_offline(True)
    for number in range(6):
        quiz.locator(".quiz > li").nth(number).locator("button").first.click()
    expect(quiz.locator("section#tieu-hoc").get_by_role("status").last).to_contain_text("trên 6 câu")
    # The head of every page fetches the search in its first idle moment.
    assert not [url for url in asked if "/assets/search." not in url] and quiz.evaluate(kept) == before
    quiz.context.close()
