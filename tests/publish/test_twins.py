"""Pages as Markdown: made with their page, gone with it, of rendered pages alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish import twins
from scripts.publish.stage import publish
from tests.publish.small_site import page, put


class Rooms:
    """A rendered site with a frame of its own, published."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root / "site"
        for url in ("", "luat/"):
            self.page(url, "Trang <b>một</b>")
        put(root / "build/files/nhung/tat-ca/index.html", page("nhung/tat-ca/", "Khung", "x"))

    def page(self, url: str, words: str) -> None:
        put(self.root / "build/html" / url / "index.html", page(url, "Tên", words))

    def publish(self) -> set[str]:
        publish(self.root / "build/html", self.root / "build/files", self.site, self.root / "build", compressed=True)
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*.md")}


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    return Rooms(tmp_path)


def test_every_rendered_page_has_a_twin_and_no_frame(rooms: Rooms) -> None:
    assert rooms.publish() == {"index.md", "luat/index.md"}
    assert "# Tên\n\nTrang **một**\n" in (rooms.site / "luat/index.md").read_text(encoding="utf-8")


def test_a_twin_is_made_again_with_its_page_alone_and_goes_with_it(rooms: Rooms) -> None:
    rooms.publish()
    before = (rooms.site / "luat/index.md").stat()
    rooms.page("", "Đã đổi.")
    rooms.publish()
    assert "Đã đổi." in (rooms.site / "index.md").read_text(encoding="utf-8")
    after = (rooms.site / "luat/index.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    (rooms.root / "build/html/luat/index.html").unlink()
    assert rooms.publish() == {"index.md"}


def test_twins_written_by_other_rules_are_not_kept(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms.publish()
    monkeypatch.setattr(twins, "written_by", lambda: "newer")
    monkeypatch.setattr(twins, "markdown", lambda page: b"newer\n")
    for _ in range(2):  # both trees
        rooms.publish()
        assert (rooms.site / "luat/index.md").read_bytes() == b"newer\n"


def test_a_page_names_what_it_is_and_whether_it_holds_before_all_else() -> None:
    text = (
        '<html lang="vi"><head><meta name="description" content="Ý &quot;chính&quot;">'
        '<link rel="canonical" href="https://mau.example/luat/a/"></head><body><main>'
        '<div class="crumbs"><nav><ol><li><a href="../">Luật</a></li></ol></nav></div><p>Luật A</p><h1>Điều 1</h1>'
        '<div class="force"><p><strong data-pagefind-meta="status">Hết hiệu lực.</strong> '
        'Nay theo <a href="../b/">B</a>, <a href="#khoan-1">khoản 1</a>.</p></div>'
        '<p data-cite>Điều 1, Luật A</p><div class="paper">In từ trang</div></main>'
        '<footer><a rel="license" href="https://by.example/">CC BY 4.0</a></footer></body></html>'
    )
    assert twins.markdown(text.encode()).decode() == (
        '---\ntitle: "Điều 1"\nforce: "Hết hiệu lực."\nurl: "https://mau.example/luat/a/"\nlang: "vi"\n'
        'cite: "Điều 1, Luật A"\ndescription: "Ý \\"chính\\""\n---\n\n# Điều 1\n\nLuật A\n\n'
        "> **Hết hiệu lực.** Nay theo [B](https://mau.example/luat/b/), "
        "[khoản 1](https://mau.example/luat/a/#khoan-1).\n\nĐiều 1, Luật A\n\n* * *\n\n"
        "[Luật](https://mau.example/luat/)\\\nTrang này trên mạng: https://mau.example/luat/a/\\\n"
        "Giấy phép nội dung: [CC BY 4.0](https://by.example/)\n"
    )
    nowhere = twins.markdown(text.replace('lang="vi"', 'lang="vi" data-no-domain').encode()).decode()
    assert "mau.example" not in nowhere and "[B](../b/), [khoản 1](./#khoan-1)" in nowhere
