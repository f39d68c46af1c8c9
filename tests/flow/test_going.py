"""`build --keep-going` leaves out what is wrong and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.flow.building import Options, assembled, build
from scripts.flow.checking import Checked, going
from scripts.flow.going import keep_going, last, last_identity_and_places
from scripts.flow.outgoing import published
from scripts.flow.progress import Progress
from scripts.model import addresses
from scripts.model.website import Site
from scripts.problems import Position, Problem
from scripts.publish import ledger
from scripts.read import read
from scripts.store.published import Published
from tests import conftest
from tests.pictures import photo
from tests.real import real_site
from tests.sources import CAMPAIGN, HOME, IDENTITY, LAW, LISTING, NEWS, NOW, QUESTION, site
from tests.translated import EASY, SITUATION, declared

NEWS_PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
QUESTION_PATH = "content/hoi-dap/cau-hoi-mau.md"
EVENTS = "events/2022/mau-thuong.yml"
CAMPAIGN_PATH = "events/2022/campaign.yml"
LAW_PATH = "content/luat/1-2020-qh14/law.yml"
WRONG_KIND = NEWS.replace("kind: news", "kind: tin")
EXPLAINER = "content/luat/1-2020-qh14/dieu-1.md"
EVENT_ID = "mau-thuong-2022-06-09"


def publish(root: Path) -> None:
    """Remember the site as published, without the time that a build takes."""
    reading = read(root)
    assert reading.site and not any(problem.is_error for problem in reading.problems), reading.problems
    out = published(reading.site, NOW)
    store = Published(root)
    store.learn(store.learned(out))
    public = reading.site.public(NOW)
    with ledger.recorded(root, root / "build", ledger.texts(reading.site, public, addresses.of_records(public), NOW)):
        pass


def days_pass(root: Path) -> None:
    """What was published was so some days ago."""
    before = (root / "ledger.jsonl").read_text(encoding="utf-8").replace("2026-11-24", "2026-11-20")
    (root / "ledger.jsonl").write_text(before, encoding="utf-8")


def gone_on(root: Path, **changes: str | None) -> Checked:
    for path, text in changes.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text, encoding="utf-8")
    before = Published(root)
    reading = read(root) if read(root).site else read(root, given=last_identity_and_places(before))
    return going(root, reading, NOW, before)


def digests(found: Site) -> dict[str, str]:
    """What is public, by its keys."""
    return {key: one.digest for key, one in published(found, NOW).items()}


def errors(found: Checked) -> list[tuple[str, str]]:
    return [(one.code, one.at.path) for one in found.problems if one.is_error]


def warned(found: Checked, code: str = "W901") -> list[Problem]:
    return [one for one in found.problems if one.code == code]


def of(found: Checked) -> Site:
    assert found.site
    return found.site


# A first publishing: nothing stands in, and what is right loses nothing but the link.


def test_pages_that_link_to_what_is_left_out_keep_their_words(tmp_path: Path) -> None:
    """C1: one article with a wrong kind took four others with it."""
    text = "Đọc [tin **mẫu** này](tin:tin-mau), rồi [một](tin:tin-mau) nữa; `[mã](tin:tin-mau)`."
    other = NEWS.replace("2022-06-10", "2022-06-11").replace("Nội dung tin mẫu.", text)
    root = site(
        tmp_path, {NEWS_PATH: NEWS.replace("kind: news", "kind: tin"), "content/tin-tuc/2022-06-11-b.md": other}
    )
    found = gone_on(root)
    (item,) = of(found).news
    assert item.body == "Đọc tin **mẫu** này, rồi một nữa; `[mã](tin:tin-mau)`."
    line = other[: other.index("Đọc")].count("\n") + 1
    (warning,) = warned(found)
    assert (warning.at.line, warning.at.column) == (
        line,
        text.index("tin:") + 1,
    ) and "tạm bỏ 2 liên kết" in warning.message
    assert errors(found) == [("E205", NEWS_PATH)]
    assert found.left_out == (NEWS_PATH,) and found.standing == ()


def test_whatever_refers_to_an_event_that_is_refused_stays(tmp_path: Path) -> None:
    found = gone_on(site(tmp_path, {EVENTS: LISTING.replace("start: 2022-06-09", "start: 2022-06-31")}))
    assert of(found).events == () and found.left_out == (f"{EVENTS}: {EVENT_ID}",)
    page = of(found).pages_by_slug["ho-tro"]
    assert "Xem sự kiện và [câu hỏi](hoidap:cau-hoi-mau)." in page.body
    assert [one.at.path for one in warned(found)] == ["content/ho-tro.md"]
    assert tree_of_site(tmp_path, of(found))


def tree_of_site(root: Path, rest: Site) -> bool:
    """Can it be assembled?"""
    return bool(assembled(root, root / "build", rest, NOW))


def test_a_law_that_is_refused_takes_its_own_pages_and_no_others(tmp_path: Path) -> None:
    explainer = "---\narticle: 1\nbrief: Một câu.\npoints: [{clause: 1, text: Ý.}]\nchange: kept\n---\n"
    broken = {EXPLAINER: explainer, LAW_PATH: LAW.replace("title: Luật", "titel: Luật")}
    root = site(tmp_path, broken | {"content/tinh-huong/mau.md": SITUATION})
    found = gone_on(root)
    rest = of(found)
    assert (rest.laws, rest.explainers) == ((), ())
    (question,) = rest.questions
    assert question.law == () and question.now == "Vẫn có, theo Điều 1."
    assert of(found).events[0].description == "Xem Điều 1."
    (situation,) = rest.situations
    assert situation.law == situation.steps[0].law == () and situation.questions == ("cau-hoi-mau",)
    assert {one.at.path for one in warned(found)} == {QUESTION_PATH, EVENTS, "content/tinh-huong/mau.md"}
    assert {path for _, path in errors(found)} == {LAW_PATH} and found.left_out == (EXPLAINER, LAW_PATH)
    assert tree_of_site(root, rest)


def test_a_campaign_that_is_refused_takes_the_focuses_alone(tmp_path: Path) -> None:
    news = NEWS.replace("kind: news", "kind: news\nfocus: [truyen-thong]")
    found = gone_on(site(tmp_path, {CAMPAIGN_PATH: CAMPAIGN.replace("year: 2022", "yeer: 2022"), NEWS_PATH: news}))
    rest = of(found)
    assert rest.campaigns == () and rest.events[0].focus == () and rest.news[0].focus == ()
    assert {one.at.path for one in warned(found)} == {EVENTS, NEWS_PATH}
    assert tree_of_site(tmp_path, rest)


def test_a_page_that_is_refused_leaves_menus_situations_and_redirects(tmp_path: Path) -> None:
    rows = {"/cu/": "trang:ho-tro", "/cu-2/": "/ho-tro/", "/cu-3/": "tin:tin-mau"}
    moved = "redirects:\n" + "".join(f"- {{from: {old}, to: '{new}'}}\n" for old, new in rows.items())
    root = site(tmp_path, {"content/ho-tro.md": "không có khai báo", "content/redirects.yml": moved})
    found = gone_on(root)
    rest = of(found)
    assert [item.page for item in rest.identity.navigation] == ["luat", "su-kien"]
    assert rest.redirects and [one.to for one in rest.redirects.redirects] == ["tin:tin-mau"]
    (situation,) = rest.pages_by_slug["index"].situations
    assert (situation.text, situation.link) == ("Tôi cần giúp", "trang:tim-kiem")
    assert errors(found) == [("E110", "content/ho-tro.md")]
    assert {one.at.path for one in warned(found)} == {"content/site.yml", "content/index.md", "content/redirects.yml"}
    assert tree_of_site(root, rest)


def test_a_question_that_is_refused_leaves_situations_and_easy_pages(tmp_path: Path) -> None:
    pages = {"content/tinh-huong/mau.md": SITUATION, "content/de-doc/mau.md": EASY}
    translated = {"content/en/ho-tro.md": "chữ", "content/en/hoi-dap/cau-hoi-mau.md": declared("en", QUESTION)}
    root = site(tmp_path, {QUESTION_PATH: QUESTION.replace("short:", "sort:"), **pages, **translated})
    found = gone_on(root)
    rest = of(found)
    assert rest.situations[0].questions == () and rest.easy_pages[0].of == "trang:de-doc"
    assert found.left_out == ("content/en/ho-tro.md", QUESTION_PATH)
    assert tree_of_site(root, rest)


def test_an_entry_with_a_slip_of_its_own_is_left_out(tmp_path: Path) -> None:
    own = NEWS + "[x](sukien:khong-co)\n"
    root = site(tmp_path, {NEWS_PATH: own, QUESTION_PATH: QUESTION + "[x](tin:tin-mau)\n"})
    found = gone_on(root)
    rest = of(found)
    assert rest.news == () and len(rest.questions) == len(rest.events) == 1 and len(rest.pages) == 2
    assert errors(found) == [("E301", NEWS_PATH)] and found.left_out == (NEWS_PATH,)


def test_the_identity_cannot_be_left_out_so_a_slip_costs_the_link(tmp_path: Path) -> None:
    text = IDENTITY.replace("text: Xem ở trang thử.", "text: Xem [ở đây](tin:khong-co).")
    found = gone_on(site(tmp_path, {"content/site.yml": text}))
    assert of(found).identity.current.text == "Xem ở đây."
    assert errors(found) == [("E301", "content/site.yml")]
    assert tree_of_site(tmp_path, of(found))


def test_of_an_entry_that_is_left_out_everything_is_told(tmp_path: Path) -> None:
    wrong = LISTING.replace("kind: le-ra-quan", "kind: le-hoi").replace("district: Mẫu Thượng", "district: Mẫu Xa")
    found = gone_on(site(tmp_path, {EVENTS: wrong}))
    assert {code for code, _ in errors(found)} >= {"E205", "E302"} and of(found).events == ()


# What was published stands.

WRONG = {
    "the identity": ("content/site.yml", IDENTITY.replace("url: https://mau.example", "url: mau", 1)),
    "the places": ("content/places.yml", "districts: ["),
    "a wrong field": (NEWS_PATH, WRONG_KIND),
    "no declarations": (NEWS_PATH, "chữ"),
    "a dead link": (NEWS_PATH, NEWS + "[x](tin:khong-co)"),
    "changed without a note": (QUESTION_PATH, QUESTION.replace("summary: Một câu.", "summary: ''")),
    "an event": (EVENTS, LISTING.replace("kind: le-ra-quan", "kind: le-hoi")),
    "a whole listing": (EVENTS, "events: [\n" + LISTING),
    "a campaign": (CAMPAIGN_PATH, CAMPAIGN.replace("sources: [1/KH-MAU]", "")),
    "a law": (LAW_PATH, LAW.replace("title: Luật mẫu", "title: Luật: mẫu", 1)),
    "a home page": ("content/index.md", HOME.replace("title:", "titel:")),
}


@pytest.mark.parametrize(("path", "text"), WRONG.values(), ids=WRONG)
def test_what_was_published_stands_and_nothing_else_changes(tmp_path: Path, path: str, text: str) -> None:
    root = site(tmp_path)
    publish(root)
    before = read(root).site
    found = gone_on(root, **{path: text})
    assert before and digests(of(found)) == digests(before)
    assert {one.at.path for one in found.problems} == {path} and errors(found)
    (standing,) = warned(found, "W902")
    assert found.left_out == () and found.standing and found.standing[0] in standing.message


def test_a_page_that_was_deleted_without_a_redirect_stands(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root)
    days_pass(root)
    found = gone_on(root, **{NEWS_PATH: None})
    assert [item.slug for item in of(found).news] == ["tin-mau"]
    assert [code for code, _ in errors(found)] == ["E727"] and found.standing == ("/tin-tuc/2022/tin-mau/",)


def test_a_published_page_that_is_hidden_as_a_draft_stands_until_it_is_withdrawn(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root)
    days_pass(root)
    found = gone_on(root, **{NEWS_PATH: NEWS.replace("kind: news", "kind: news\ndraft: true")})
    assert [code for code, _ in errors(found)] == ["E728"] and len(of(found).public(NOW).news) == 1
    # With another slip in the file, what is withdrawn must not come back by the version before.
    gone = NEWS.replace("kind: news", "kind: news\nwithdrawn: Sai số.") + "![x](khong-co.jpg)"
    found = gone_on(root, **{NEWS_PATH: gone})
    assert of(found).public(NOW).news == () and found.standing == ()


def test_a_new_entry_beside_a_standing_one_of_its_file_goes_out(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root)
    new = LISTING[LISTING.index("- id") :].replace(EVENT_ID, "moi").replace("Lễ ra quân mẫu", "Hội thi khác")
    found = gone_on(root, **{EVENTS: LISTING.replace("kind: le-ra-quan", "kind: le-hoi") + new})
    assert [event.id for event in of(found).events] == ["moi", EVENT_ID]
    assert found.standing == (f"/su-kien/2022/{EVENT_ID}/",)


def test_where_no_version_is_known_the_page_is_said_to_be_missing(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root)
    (root / "var/published.sqlite").unlink()
    found = gone_on(root, **{NEWS_PATH: WRONG_KIND})
    assert of(found).news == ()
    assert [one.message for one in warned(found, "W903")] == [
        "trang /tin-tuc/2022/tin-mau/ đã đăng nay tạm vắng, vì còn lỗi mà máy này không giữ bản đã đăng"
    ]
    assert errors(found) == [("E205", NEWS_PATH)]


def test_a_new_picture_that_is_missing_keeps_the_old_version(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root)
    found = gone_on(root, **{NEWS_PATH: NEWS + '![x](khong-co.jpg "Ảnh: A")'})
    assert "khong-co" not in of(found).news[0].body and errors(found) == [("E310", NEWS_PATH)]


def test_a_picture_that_was_published_and_is_gone_takes_nothing_else_with_it(tmp_path: Path) -> None:
    image = "kind: news\nimage: {file: a.jpg, alt: A, credit: B}"
    text = NEWS.replace("kind: news", image) + '![x](b.jpg "Ảnh: A")\n'
    pictures = {f"content/tin-tuc/{name}.jpg": photo(40, 30) for name in "ab"}
    root = site(tmp_path, {NEWS_PATH: text, **pictures})
    publish(root)
    for path in pictures:
        (root / path).unlink()
    found = gone_on(root)
    assert [item.slug for item in of(found).news] == ["tin-mau"] and len(errors(found)) == 2
    assert tree_of_site(root, of(found))


def test_every_real_record_comes_back_from_memory_as_it_was(tmp_path: Path) -> None:
    """Else what was published could not stand; and with nothing wrong all goes out."""
    found = real_site()
    before = Published(tmp_path)
    today = datetime.fromisoformat(f"{conftest.NOW}+07:00")
    before.learn(before.learned(published(found, today)))
    for key, digest in digests(found).items():
        record = last(before, key, Position("x.md", 3))
        assert record and (record.digest, record.at("title").words) == (digest, "x.md:3"), key
    rest = keep_going(found, today)
    assert rest.site == found and rest.left_out == rest.standing == ()


def test_a_build_says_what_stands_and_what_was_left_out(tmp_path: Path) -> None:
    root = site(tmp_path)
    options = Options(compressed=False, keep_going=True)
    build(root, NOW, options, Progress(quiet=True))
    page = root / "site/tin-tuc/2022/tin-mau/index.html"
    before = page.read_bytes()
    (root / NEWS_PATH).write_text(NEWS.replace("kind: news", "kind: tin"), encoding="utf-8")
    (root / "content/moi.md").write_text("chữ", encoding="utf-8")
    summary = build(root, NOW, options, Progress(quiet=True)).summary()
    assert page.read_bytes() == before
    assert "Còn lỗi nên giữ bản đã đăng trước: /tin-tuc/2022/tin-mau/." in summary
    assert "Đã bỏ lại 1 mục có lỗi: content/moi.md." in summary
    assert summary.startswith("Sửa trước tiên: content/moi.md:1:1: lỗi E110")
    (root / NEWS_PATH).write_text(NEWS, encoding="utf-8")
    (root / "content/moi.md").unlink()
    assert "Còn lỗi" not in build(root, NOW, options, Progress(quiet=True)).summary()


def test_a_link_that_is_off_for_a_time_is_no_change_to_what_was_said(tmp_path: Path) -> None:
    """Else the article would be refused once its link is back: the ledger would know it without."""
    other = "content/tin-tuc/2022-06-11-b.md"
    linking = NEWS.replace("2022-06-10", "2022-06-11").replace("Nội dung tin mẫu.", "Đọc [tin](tin:tin-mau).")
    root = site(tmp_path, {NEWS_PATH: WRONG_KIND, other: linking})
    options = Options(compressed=False, keep_going=True)
    build(root, NOW, options, Progress(quiet=True))
    assert "Đọc tin." in (root / "site/tin-tuc/2022/b/index.html").read_text(encoding="utf-8")
    (root / NEWS_PATH).write_text(NEWS, encoding="utf-8")
    found = build(root, NOW.replace(day=28), options, Progress(quiet=True))
    assert found.problems == () and ">tin</a>" in (root / "site/tin-tuc/2022/b/index.html").read_text(encoding="utf-8")
