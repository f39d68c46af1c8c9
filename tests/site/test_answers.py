"""Pages that answer: on a phone the answer stands in the first screen, the rest is folded, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model import addresses
from scripts.model.law import Provision
from scripts.model.page import LifeSituation
from tests.conftest import CHECKOUT, Built
from tests.real import real_site

SITUATIONS = sorted(path.stem for path in (CHECKOUT / "content/tinh-huong").glob("*.md"))
CHILD = "tinh-huong/con-toi-dung-ma-tuy/"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_answer_is_in_the_first_screen_and_the_page_under_four(phone: Page, site_url: str, name: str) -> None:
    phone.goto(f"{site_url}tinh-huong/{name}/")
    answer, bar = phone.locator(".answer").bounding_box(), phone.locator(".call").bounding_box()
    assert answer and bar and answer["y"] + answer["height"] <= bar["y"]
    footer = phone.locator(".site-footer").bounding_box()
    assert footer and footer["y"] + footer["height"] < 4 * 740


QUESTIONS = sorted(path.stem for path in (CHECKOUT / "content/hoi-dap").glob("*.md"))
# Every question; the longest of each kind of article page, as measured over all of them; help and English.
LONGEST = (
    *(f"hoi-dap/{name}/" for name in QUESTIONS),
    "ho-tro/",
    "en/",
    "luat/120-2025-qh15/dieu-24/",
    "luat/120-2025-qh15/dieu-35/",
    "luat/120-2025-qh15/dieu-36/",
    "luat/73-2021-qh14/dieu-31/",
    "luat/73-2021-qh14/dieu-34/",
    "luat/73-2021-qh14/dieu-39/",
    "luat/282-2025-nd-cp/dieu-30/",
)


@pytest.mark.parametrize("address", LONGEST)
def test_questions_help_and_articles_are_no_longer_than_four_screens(phone: Page, site_url: str, address: str) -> None:
    phone.goto(site_url + address)
    footer = phone.locator(".site-footer").bounding_box()
    assert footer and footer["y"] + footer["height"] <= 4 * 740


def test_the_list_of_questions_is_scanned_in_four_screens_and_loses_none(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}hoi-dap/")
    footer = phone.locator(".site-footer").bounding_box()
    assert footer and footer["y"] + footer["height"] <= 4 * 740
    expect(phone.get_by_role("link", name="Bảng mức phạt tiền: Điều 30")).to_be_visible()
    listed = phone.locator(".chapters li a").evaluate_all("all => all.map(a => a.href.split('/').at(-2))")
    assert set(QUESTIONS) <= set(listed)
    bar, last = phone.locator(".call").bounding_box(), phone.locator(".chapters summary").last.bounding_box()
    assert bar and last and last["y"] + last["height"] <= bar["y"]  # all topics in the first screen
    rest = phone.locator(".chapters details").first
    expect(rest.locator("a").first).not_to_be_visible()
    rest.locator("summary").click()
    expect(rest.locator("a").first).to_be_visible()


@pytest.mark.parametrize("place", ["lo-2", "lo-8"])  # open, and folded with the last of them
def test_who_is_led_to_a_worry_finds_the_answer_of_its_page(phone: Page, site_url: str, place: str) -> None:
    phone.goto(f"{site_url}hoi-dap/con-tu-12-den-duoi-18-tuoi/")
    up = phone.get_by_role("link", name="Câu trả lời chính")
    expect(up).to_have_count(0)
    phone.goto(f"{site_url}hoi-dap/con-tu-12-den-duoi-18-tuoi/#{place}")
    expect(phone.locator(f"#{place}")).to_be_in_viewport()
    expect(up).to_have_count(1)
    begins = up.inner_text().partition("chính: ")[2].rstrip(" …")
    assert len(begins) > 60
    assert begins in " ".join((phone.locator(".answer dd").first.text_content() or "").split())
    up.click()
    expect(phone.locator(".answer")).to_be_in_viewport()


def test_a_clause_that_is_folded_is_found_by_its_place(phone: Page, browser: Browser, site_url: str) -> None:
    address = f"{site_url}luat/120-2025-qh15/dieu-24/"
    with browser.new_page(viewport={"width": 360, "height": 740}) as scripted:
        for page in (phone, scripted):
            page.goto(address)
            expect(page.locator("#khoan-8 p").first).not_to_be_visible()
            page.goto(f"{address}#khoan-8")
            expect(page.locator("#khoan-8 p").first).to_be_visible()


# What people come for, where it stands without scrolling or unfolding; of figures also their day and their source.
@pytest.mark.parametrize(
    ("address", "sought"),
    [
        ("hoi-dap/nguoi-bi-soc-qua-lieu-ma-tuy/", ["main .doors-by-case a[href='tel:115']"]),
        ("hoi-dap/nguoi-bi-soc-qua-lieu-ma-tuy/", ["main .doors-by-case a[href='tel:113']", "text=cầm hung khí"]),
        ("hoi-dap/nguoi-bi-soc-qua-lieu-ma-tuy/", ["text=Ngừng thở thì nói ngay với nhân viên y tế (115)"]),
        (
            "hoi-dap/cai-nghien-tai-nha-duoc-khong/",
            ["text=Được, nhưng phải đăng ký", "text=phải đeo thiết bị giám sát"],
        ),
        ("tinh-huong/toi-muon-cai-nghien/", ["text=cai tại nhà phải đeo thiết bị giám sát"]),
        (
            "hoi-dap/giu-bao-nhieu-ma-tuy-thanh-toi/",
            ["text=Lượng rất nhỏ cũng có thể thành tội", "text=/Theo một bài báo.*từ 0,1 gam heroin.*03 đến 05 năm/"],
        ),
        (
            "hoi-dap/luat-2025-co-gi-moi/",
            [
                "text=/^“Trước” là bản gốc/",
                "li:nth-child(1):has-text('bắt buộc dưới 18 tuổi 06–12 tháng, bắt buộc từ đủ 18 tuổi theo luật khác (hỏi Công an xã)')",
                "li:has-text('trước bị triệu tập (Nghị định 105/2021)')",
            ],
        ),
        (
            "hoi-dap/giu-bao-nhieu-ma-tuy-thanh-toi/",
            ["li:has-text('Giữ hộ, cầm hộ cũng là giữ: chưa đến mức tội phạm thì phạt 2–5 triệu đồng')"],
        ),
        ("hoi-dap/giu-bao-nhieu-ma-tuy-thanh-toi/", ["li:has-text('Trung tâm trợ giúp pháp lý nhà nước')"]),
        *(
            (address, [f".answer li:nth-child({at}):has-text('{said}')"])
            for address in ("tinh-huong/chu-nha-tro-quan-karaoke/", "hoi-dap/chu-co-so-kinh-doanh-can-lam-gi/")
            for at, said in enumerate(("20–40 triệu đồng, tước giấy phép", "chứa chấp", "50–75 triệu đồng"), 1)
        ),
        (
            "hoi-dap/co-ghi-vao-ly-lich-tu-phap-khong/",
            [
                "text=Hỏi nơi cấp phiếu",
                ".answer li:nth-child(1):has-text('Cai tự nguyện, bị quản lý vì sử dụng')",
            ],
        ),
        ("hoi-dap/bi-ky-thi-vi-ma-tuy/", ["text=Xin việc bị từ chối"]),
        (
            "tinh-huong/chu-nha-tro-quan-karaoke/",
            [".answer dt:text-is('Làm trước')", "text=Biết có người dùng, nghiện ma túy thì phải báo công an"],
        ),
        (
            "hoi-dap/cong-ty-xet-nghiem-nhan-vien/",
            ["text=/cho nghỉ việc: chưa có ở đây; trước khi cho nghỉ, hỏi luật sư.*kỳ thị bị cảnh cáo hoặc phạt/"],
        ),
        (CHILD, [".answer dt:text-is('Làm trước')", "text=/báo Công an xã, phối hợp đưa con đi xét nghiệm/"]),
        (
            "hoi-dap/thuoc-la-dien-tu-va-ma-tuy/",
            ["text=/^Thuốc lá điện tử tự nó không có tên/", "text=/phạt 1–2 triệu đồng/", "text=/bị mời hút/"],
        ),
        (
            "hoi-dap/methadone-la-thuoc-hay-ma-tuy/",
            ["text=/là chữa bệnh/", "text=/Ai được uống/", "text=/bao nhiêu tiền/", "text=/Còn bị bắt đi cai không/"],
        ),
        (
            "hoi-dap/phai-khai-bao-trinh-dien-chuyen-cho-o/",
            ["text=/Đi làm xa được.*tự mình.*24 giờ.*mọi nhóm, Công an xã nơi cũ báo nơi mới trong 24 giờ/"],
        ),
        ("hoi-dap/dung-cu-hut-chich-ma-tuy/", ["text=/phạt tiền 2–5 triệu đồng.*bị tịch thu/"]),
        ("hoi-dap/nguoi-nuoc-ngoai/", ["text=/Người Việt bị trục xuất về.*quản lý 01 năm/"]),
        ("hoi-dap/khi-nao-duoc-xoa-ten-khoi-danh-sach/", ["text=/Người sử dụng 01 năm từ ngày ra quyết định/"]),
        (
            "hoi-dap/khi-nao-bi-xet-nghiem/",
            ["text=/^Công an có quyền yêu cầu bạn xét nghiệm.*bị áp giải/", "text=/chiến sĩ công an/"],
        ),
        ("hoi-dap/khong-chiu-xet-nghiem-co-bi-ap-giai/", ["text=/^Có thể. Công an có quyền yêu cầu/"]),
        ("hoi-dap/con-tu-12-den-duoi-18-tuoi/", ["text=/^Không bị đưa đi ngay.*cha mẹ đăng ký/"]),
        (
            "xa-phuong-khong-ma-tuy/",
            ["text=/Chưa có danh sách tên.*ít nhất 30%.*Kế hoạch 107.*281\\/412.*30\\/6\\/2025.*Báo Công lý/"],
        ),
        ("tin-tuc/2026/27-xa-bien-gioi-nghe-an/", ["text=/27\\/27 tính đến 30\\/6\\/2025 \\(Báo Công lý/"]),
        ("chien-dich/2023/", ["text=/245 vụ, 312 người \\(Báo Nghệ An/"]),
        (
            "luat/120-2025-qh15/dieu-24/",
            [".official-at[href='#toan-van']", "text=Ở đây là lời giải thích, không phải nguyên văn", ".brief p"],
        ),
        (
            "hoi-dap/co-so-cai-nghien-nghe-an-o-dau/",
            ["text=/chưa tìm thấy địa chỉ, số điện thoại/", "text=Hỏi Công an xã"],
        ),
        ("hoi-dap/mang-thai-nuoi-con-nho/", ["text=chứng nhận đang mang thai", "text=xác nhận của UBND cấp xã"]),
        ("tai-lieu/#in-phat-loa-chu-to", ["main a[href*='de-doc']", "main a[href*='so-do']"]),
        (
            "hoi-dap/lai-xe-duong-tinh-voi-ma-tuy/",
            [
                "text=/^Vì lái xe:.*có bị tước bằng lái, bao lâu: chưa có ở đây, hỏi Cảnh sát giao thông.*Riêng việc dùng/",
                "text=/không mất tiền/",
                "text=bị áp giải",
                "text=/phạt 10–20 triệu/",
            ],
        ),
        (
            "chien-dich/2026/",
            ["text=/ngày 01 đến ngày 30.6; 26.6 là Ngày toàn dân.*Chưa tìm thấy chủ đề, lễ mít tinh, hoạt động nào/"],
        ),
        ("chien-dich/", ["text=/ngày 01 đến ngày 30.6; 26.6 là Ngày toàn dân/", "main a[href*='2026']"]),
        ("su-kien/dia-ban/", ["text=Tên 21 xã biên giới"]),
        ("ho-tro/", ["main a[href='tel:0769040404']"]),
        ("su-kien/dia-ban/xa-an-chau/", ["text=/^Từ ngày .*gồm các đơn vị cũ: xã Diễn Thịnh/"]),
        ("hoi-dap/con-tu-12-den-duoi-18-tuoi/", [".answer"]),
        (
            "hoi-dap/quan-ly-nguoi-su-dung-bao-lau/",
            ["text=/^01 năm, với người dùng chưa nghiện.*Phải:.*khỏi danh sách/"],
        ),
        ("hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/", [".answer li >> nth=3"]),
        ("hoi-dap/tron-khoi-co-so-cai-nghien/", ["text=/bị truy tìm.*Gia đình nên khuyên/", ".answer"]),
        ("hoi-dap/cai-nghien-tu-nguyen-o-dau-bao-lau/", ["text=/^Đăng ký với Công an xã, phường nơi bạn ở/"]),
        ("tinh-huong/toi-muon-to-giac/", ["text=/^Báo Công an xã, phường gần nhất/", "text=/C04 cam kết giữ kín tên/"]),
        ("chien-dich/", ["text=/Chủ đề 2027: chưa tìm thấy công bố/"]),
        ("hoi-dap/methadone-la-thuoc-hay-ma-tuy/", [".answer"]),
        ("hoi-dap/giam-sat-dien-tu-la-gi/", [".answer"]),
        ("tro-nang/", ["text=Chưa có bản tiếng Thái, tiếng Mông"]),
        (
            "luat/120-2025-qh15/",
            [
                "text=/^Bản chính thức: gõ 120.2025.QH15 vào ô tìm kiếm của vbpl.vn/",
                ".official-at[href='https://vbpl.vn/']",
            ],
        ),
        ("luat/73-2021-qh14/dieu-23/", [".official-at[href^='https://vbpl.vn']"]),
    ],
)
def test_what_is_sought_is_in_the_first_screen(phone: Page, site_url: str, address: str, sought: list[str]) -> None:
    phone.goto(site_url + address)
    bar = phone.locator(".call").bounding_box()
    for one in sought:
        box = phone.locator(one).first.bounding_box()
        assert box and bar and box["height"] >= 20, one
        # The explanation begins there, with five lines of it in sight; everything else is there whole.
        seen = min(box["height"], 100) if one == ".brief p" else box["height"]
        assert box["y"] + seen <= bar["y"], one
    if ".official-at[href='#toan-van']" in sought:
        assert phone.get_by_text("Cần bản chính thức").is_visible()
        assert phone.locator("#toan-van a[href='https://vbpl.vn/']").count() == 1


def test_the_menu_of_phones_leads_to_what_few_find(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    page.goto(site_url)
    page.locator(".menu-open").click()
    for name in (
        "Bản dễ đọc",
        "Xã cũ, xã mới",
        "In, phát loa, chữ to",
        "Khả năng tiếp cận",
        "Điều trang này chưa biết",
        "không ghi bạn là ai",
    ):
        expect(page.locator("#site-menu").get_by_role("link", name=name)).to_be_visible()
    page.locator("#site-menu").get_by_role("link", name="In, phát loa").click()
    expect(page.get_by_role("heading", name="In, phát loa, chữ to")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#site-menu .more")).to_be_hidden()
    page.close()


def test_a_school_sees_what_to_do_first_before_all_else(built: Built) -> None:
    page = built.pages["tinh-huong/nha-truong/"]
    [answer] = page.xpath("//div[@class='answer']")
    assert "tự xét nghiệm" in answer.text_content() and "báo công an" in answer.text_content()
    [first, *_] = answer.xpath("following-sibling::section")
    steps = first.xpath("ol/li/p/text()")
    assert len(steps) == 2 and "Không tự mình xét nghiệm" in steps[1]
    [next_step, *_] = page.xpath("//details//ol[@start='3']/li/p/text()")
    assert "Thuốc lá điện tử" in next_step


@pytest.mark.parametrize(
    ("page", "worry"),
    [
        ("con-tu-12-den-duoi-18-tuoi", "Con dùng, thử một lần có bị phạt tiền, bị tù không?"),
        (
            "methadone-la-thuoc-hay-ma-tuy",
            "Uống methadone mà đi làm xa thì lấy thuốc chỗ nào, mang về nhiều ngày được không?",
        ),
        ("giam-sat-dien-tu-la-gi", "Khi nào được tháo, được miễn đeo vòng?"),
    ],
)
def test_what_is_feared_most_comes_first(built: Built, page: str, worry: str) -> None:
    assert built.pages[f"hoi-dap/{page}/"].xpath("//dl[@class='worries']//dt/text()")[0] == worry


def test_names_of_border_communes_are_a_tap_away(built: Built) -> None:
    names = built.pages["su-kien/dia-ban/"].xpath("//details[summary//text()='Tên 21 xã biên giới']//li/a/text()")
    assert len(names) == 21 and "Xã Nậm Cắn" in names


def test_the_table_of_communes_tells_events_of_a_commune_from_those_of_all_at_the_border(built: Built) -> None:
    rows = built.pages["su-kien/dia-ban/"].xpath("//div[@id='hien-nay']//tr[.//a='Xã Keng Đu']/td[1]")
    assert " ".join(rows[0].text_content().split()) == "0 riêng, 2 ở nhóm xã biên giới"


def test_what_the_answer_rests_on_is_named_first(built: Built) -> None:
    """Right under the answer, with its own day; but where the answer is that no law at hand has one."""
    pages = {name: built.pages[f"hoi-dap/{name}/"] for name in QUESTIONS}
    rows = {name: page.xpath("//div[@class='answer']//details[@class='why']//p") for name, page in pages.items()}
    first = {name: " ".join(found[0].text_content().split()) for name, found in rows.items() if found}
    assert first["su-dung-ma-tuy-bi-phat-bao-nhieu"] == (
        "Trả lời điểm a khoản 1 Điều 30 Nghị định 282/2025 (từ 15/12/2025)"
    )
    # The points of a law that a sentence names before a decree are not the decree's.
    assert "khoản 6 Điều 31 (từ 01/7/2026), khoản 1 Điều 89 Nghị định" in first["muon-dua-nguoi-nha-di-cai-nghien"]
    assert "Điều 14 Nghị định 163/2026, đến Điều 26 Nghị định" in first["giam-sat-dien-tu-la-gi"]
    without = set(QUESTIONS) - {name for name, words in first.items() if words.startswith("Trả lời ")}
    assert without == {
        "co-phai-di-nghia-vu-quan-su",
        "nguoi-bi-soc-qua-lieu-ma-tuy",
        "nguoi-ngao-da-cam-dao-dap-pha",
        "vo-chong-nghien-ly-hon-nuoi-con",
    }


def test_danger_comes_before_every_other_number(built: Built) -> None:
    for address in ("", "ho-tro/", *(f"tinh-huong/{name}/" for name in SITUATIONS)):
        numbers = built.pages[address].xpath("//main//a[starts-with(@href, 'tel:')]/@href")
        assert numbers[0] == "tel:115" and {"tel:113", "tel:114", "tel:112"} <= set(numbers), address


@pytest.mark.parametrize(
    ("address", "number"),
    [
        (CHILD, "115"),  # the child may be of age
        ("hoi-dap/con-tu-12-den-duoi-18-tuoi/", "111"),
        ("tinh-huong/toi-muon-to-giac/", "0769040404"),
        ("hoi-dap/nguoi-bi-soc-qua-lieu-ma-tuy/", "115"),
        ("su-kien/", "115"),
    ],
)
def test_the_bar_has_the_number_that_fits_the_page(built: Built, address: str, number: str) -> None:
    assert built.pages[address].xpath("//aside[contains(@class, 'call')]//a[@class='dial']/@href") == [f"tel:{number}"]


def test_every_provision_of_a_situation_stays_on_its_page(built: Built) -> None:
    for record in real_site().situations:
        links = " ".join(built.pages[f"tinh-huong/{record.slug}/"].xpath("//main//a/@href"))
        for _, citation in record.each(*LifeSituation.citations_in):
            provision = Provision.parse(citation)
            assert (
                provision
                and (addresses.of_provision(real_site(), replace(provision, clause=None, point=None)) or "?") in links
            )


def test_a_link_to_a_place_opens_its_fold_without_script(phone: Page, site_url: str) -> None:
    phone.goto(site_url + CHILD)
    told = phone.get_by_text("quy định về đăng ký cai, cai bắt buộc không nói đến")
    expect(told).not_to_be_visible()
    phone.goto(f"{site_url}{CHILD}#tuoi-khac")
    expect(told).to_be_visible()


def test_other_words_for_a_question_lead_to_the_paragraph_that_answers_them(built: Built) -> None:
    led = 0
    for address, page in built.pages.items():
        for link in page.xpath("//ul[@class='asked']/li"):
            [target] = link.xpath("a/@href")
            assert page.xpath(f"//*[@id='{target[1:]}']"), (address, target)
            led += target.startswith("#lo-")
    assert led > 10
    page = built.pages["hoi-dap/methadone-la-thuoc-hay-ma-tuy/"]
    where = {link.text_content(): link.get("href") for link in page.xpath("//ul[@class='asked']//a")}
    assert where["Methadone là gì?"] == "#tra-loi"
    [place] = page.xpath(f"//*[@id='{where['Uống methadone ở đâu?'][1:]}']")
    assert place.text_content().startswith("Uống methadone ở đâu")


def test_tables_have_a_name_and_name_their_rows(built: Built, browser: Browser, site_url: str) -> None:
    named = 0
    for address, page in built.pages.items():
        if address.startswith(("hoi-dap/", "tinh-huong/", "luat/120-2025-qh15/dieu-", "luat/doi-chieu/")):
            for table in page.xpath("//main//table"):
                assert table.get("aria-label") or table.xpath("caption"), address
                rows = table.xpath("tbody/tr")
                first = [row[0].text_content().strip() for row in rows]
                if len(rows) > 1 and all(first) and len(set(first)) == len(first):
                    assert all(row.xpath("th[@scope='row']") for row in rows), (address, first)
                    named += 1
    assert named > 20
    tab = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    tab.goto(site_url + "hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/")
    looks = "one => (({fontWeight, fontSize, color}) => [fontWeight, fontSize, color])(getComputedStyle(one))"
    head, cell = (tab.locator(f"main tbody {kind}").first.evaluate(looks) for kind in ("th", "td"))
    tab.close()
    assert head == cell
