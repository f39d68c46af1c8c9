"""Lists of events for the frames of other sites: what they say, and that it stays true when nobody rebuilds."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from lxml import html

from scripts.model.values import VIETNAM
from tests.sources import LISTING, NOW, site, tree_of

ALL, OWN, OTHER = (f"files/nhung/{name}/index.html" for name in ("tat-ca", "mau-thuong", "mau-ha"))


def another(name: str, start: str, more: str = "") -> str:
    title = f'{name} <b>&amp;" ]]> x'
    rows = {
        "title": f"'{title}'",
        "summary": "Một câu.",
        "kind": "khac",
        "start": start,
        "source": "https://mau.example/x",
    }
    return f"- id: {name}\n" + "".join(f"  {key}: {value}\n" for key, value in rows.items()) + more


def pages(root: Path, listing: str, now: datetime = NOW) -> dict[str, bytes]:
    tree = tree_of(site(root, {"events/2022/mau-thuong.yml": listing}), now)
    return {path: data for path, data in tree.items() if path.startswith("files/nhung/")}


def words(data: bytes) -> str:
    return " ".join(" ".join(html.fromstring(data.decode()).itertext()).split())


def test_each_district_has_a_list_and_so_has_the_whole(tmp_path: Path) -> None:
    found = pages(tmp_path, LISTING)
    assert set(found) == {ALL, OWN, OTHER}
    assert "Lễ ra quân mẫu" in words(found[ALL]) and "Lễ ra quân mẫu" in words(found[OWN])
    assert "Chưa có hoạt động nào" in words(found[OTHER])


def test_what_was_called_off_put_off_or_moved_says_so(tmp_path: Path) -> None:
    listing = LISTING
    listing += another("huy", "2027-06-01", "  status: cancelled\n  reason: Mưa\n")
    listing += another("hoan", "2027-06-02", "  status: postponed\n  reason: Mưa\n")
    listing += another("doi", "2027-06-03", "  status: rescheduled\n  previous_start: 2027-05-01\n")
    text = words(pages(tmp_path, listing)[OWN])
    assert re.search(r"huy .*?Đã hủy Lịch đã báo trước đó: .*?ngày 1 tháng 6 năm 2027", text)
    assert re.search(r"hoan .*?Tạm hoãn Lịch đã báo trước đó: .*?ngày 2 tháng 6 năm 2027", text)
    assert re.search(r"doi .*?Đã dời lịch .*?ngày 3 tháng 6 năm 2027 \(lịch cũ: .*?ngày 1 tháng 5 năm 2027\)", text)


def test_what_is_scheduled_comes_first_and_ten_are_shown(tmp_path: Path) -> None:
    listing = LISTING + "".join(another(f"e{day}", f"2027-06-{day:02}") for day in range(1, 9))
    listing += "".join(another(f"cu{day}", f"2022-07-{day:02}") for day in range(1, 9))
    page = html.fromstring(pages(tmp_path, listing)[OWN].decode())
    names = [link.text_content().split()[0] for link in page.xpath("//li//a")]
    assert names == [f"e{day}" for day in range(1, 9)] + ["cu8", "cu7"]
    assert [heading.text for heading in page.xpath("//h2")] == ["Theo lịch đã công bố", "Trước đây"]


def test_what_has_no_day_says_so_and_comes_last(tmp_path: Path) -> None:
    undated = another("khong-ngay", "x").replace("start: x", "date_unknown: Nguồn không ghi.")
    few = html.fromstring(pages(tmp_path / "it", LISTING + undated)[OWN].decode())
    assert [heading.text for heading in few.xpath("//h2")] == ["Trước đây", "Không rõ ngày"]
    assert "Không rõ ngày. Nguồn không ghi." in words(pages(tmp_path / "it", LISTING + undated)[OWN])
    many = LISTING + "".join(another(f"cu{day}", f"2022-07-{day:02}") for day in range(1, 13)) + undated
    names = html.fromstring(pages(tmp_path / "nhieu", many)[OWN].decode()).xpath("//li//a")
    assert len(names) == 10 and names[-1].text_content().startswith("khong-ngay")


def test_nothing_in_it_is_of_the_day_of_the_build(tmp_path: Path) -> None:
    """The same bytes until an event passes; and none that only the passing of time makes false."""
    listing = LISTING + another("sap-toi", "2027-06-01 08:00")
    root = tmp_path / "a"
    at = [datetime(2026, 11, day, 9, tzinfo=VIETNAM) for day in (24, 25)]
    assert pages(root, listing, at[0]) == pages(root, listing, at[1])
    for data in pages(root, listing).values():
        assert not re.search(r"sắp|đang|hôm nay|cập nhật", words(data), re.IGNORECASE)


def test_hostile_titles_stay_text_and_links_leave_the_frame(tmp_path: Path) -> None:
    data = pages(tmp_path, LISTING + another("xau", "2027-06-01"))[OWN]
    page = html.fromstring(data.decode())
    assert 'xau <b>&amp;" ]]> x' in page.text_content() and page.xpath("//b | //script | //@onclick | //@style") == []
    links = page.xpath("//a")
    assert links and all((link.get("target"), link.get("rel")) == ("_blank", "noopener") for link in links)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://mau.example/su-kien/dia-ban/mau-thuong/"]


def test_a_sample_is_in_no_frame(tmp_path: Path) -> None:
    samples = another("mau", "2022-06-10", "  sample: true\n") + another("that", "2022-06-10")
    text = words(pages(tmp_path, LISTING + samples)[ALL])
    assert "that <b>" in text and "mau <b>" not in text
