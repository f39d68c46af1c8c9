"""/bao-chi/ — the press room: the latest with their packs, whom to ask, the fact sheet, every way to follow the site.

What is written there is content/bao-chi.md; without that file there is no press room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scripts.assemble.laws.api import akn_of
from scripts.assemble.news.feeds.channels import FORMATS
from scripts.assemble.news.lists import news_lists
from scripts.assemble.parts.phones import dial, in_text
from scripts.assemble.press import fact_sheet, links_of, links_of_campaign, pictures_page
from scripts.assemble.site import logos, plain
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.markup.markdown_text import Link
from scripts.model import addresses
from scripts.model.identity import Press
from scripts.model.page import News, NewsKind
from scripts.model.prose import passage
from scripts.model.source import Contact
from scripts.vietnamese import dates

# So many items, and so many of them releases, however old these are.
_ITEMS, _RELEASES = 6, 4
_PICTURES = 3
# The sections that this page adds to what is written, in its order; the written text, whose headings make their own
# anchors, stands between.
_BEFORE = {"muc-moi-nhat": "Mới nhất", "muc-lien-he": "Liên hệ báo chí", "muc-du-kien": "Bảng dữ kiện"}
_AFTER = {
    "muc-theo-doi": "Theo dõi tin tự động",
    "muc-du-lieu": "Lịch, dữ liệu và khung nhúng",
    "muc-anh": "Ảnh",
    "muc-bieu-trung": "Biểu trưng của trang",
    "muc-gioi-thieu-chung": "Giới thiệu chung",
}


def build(view: View) -> Tree:
    """The press room and its list of pictures."""
    page = view.site.pages_by_slug.get("bao-chi")
    if page is None:
        return {}
    url = addresses.PRESS
    meta = plain.written(view, page, "press")
    written = meta["toc"]
    meta |= (
        _latest(view) | _people(view) | _facts(view, url) | _following(view) | _pictures(view) | _boilerplate(view, url)
    )
    meta["logos"] = [
        {"words": logo.words, "svg": logo.svg, "png": [_png(logo, size) for size in logos.SIZES], "dark": logo.dark}
        for logo in logos.LOGOS
    ]
    parts = {"muc-moi-nhat": "latest", "muc-du-kien": "fact_sheet", "muc-gioi-thieu-chung": "boilerplate"}
    left_out = {name for name, key in parts.items() if not meta[key]}
    meta["titles"] = _BEFORE | _AFTER
    meta["toc"] = [*_toc(_BEFORE, left_out), *written, *_toc(_AFTER, left_out)]
    return {page_path(url): markdown_page(meta, view.article_body(page, url))} | pictures_page.build(view)


def _toc(sections: dict[str, str], left_out: set[str]) -> Iterator[Meta]:
    return ({"title": title, "id": name} for name, title in sections.items() if name not in left_out)


def _png(logo: logos.Logo, size: int) -> Meta:
    return {"size": size, "url": logo.png(size)}


def _latest(view: View) -> Meta:
    """Releases first, for they are meant for the press; then news."""
    releases = [item for item in view.news if item.kind is NewsKind.RELEASE][:_RELEASES]
    others = [item for item in view.news if item.kind is not NewsKind.RELEASE]
    items = [_item(view, item) for item in (*releases, *others)[:_ITEMS]]
    return {
        "latest": items[:1],
        "more": items[1:],
    }


def _item(view: View, item: News) -> Meta:
    return {
        "title": item.title,
        "url": addresses.of_article(item),
        "kind": item.kind.label,
        "date": dates.short(item.date),
        "iso": item.date.isoformat(),
        "summary": in_text(item.summary, view.site.identity.numbers),
        "packs": links_of(view, item),
    }


def _people(view: View) -> Meta:
    """Whom to ask; where nobody has said, `nobody` names why: no agency, or one that gave no contact."""
    identity = view.site.identity
    press = identity.press or Press()
    contact = press.contact or identity.contact
    rows = [*_contact(contact), *_row("Giờ trả lời", press.hours)]
    if spokesperson := press.spokesperson:
        rows += [
            *_row("Người phát ngôn", spokesperson.name),
            *_row("Chức vụ", spokesperson.title),
            *_row("Điện thoại của người phát ngôn", spokesperson.phone, dial),
            *_row("Thư của người phát ngôn", spokesperson.email, _mail),
        ]
    nobody = None if rows else "agency_silent" if identity.agency else "no_agency"
    return {"people": rows, "agency": identity.agency, "nobody": nobody}


def _contact(contact: Contact | None) -> Iterator[Meta]:
    if contact:
        yield from _row("Đầu mối", contact.name)
        yield from _row("Điện thoại", contact.phone, dial)
        yield from _row("Thư điện tử", contact.email, _mail)
        yield from _row("Trang web", contact.url, str)


def _row(term: str, text: str | None, to: Callable[[str], str] | None = None) -> Iterator[Meta]:
    if text:
        yield {"term": term, "text": text} | ({"to": to(text)} if to else {})


def _mail(address: str) -> str:
    return f"mailto:{address}"


def _facts(view: View, url: str) -> Meta:
    campaign = view.latest_campaign
    rows = fact_sheet.rows(view, campaign, url) if campaign else []
    return {
        "fact_sheet": rows,
        "campaign": {"text": campaign.name, "url": addresses.of_campaign(campaign)} if campaign else None,
        "campaign_packs": links_of_campaign(view) if campaign else [],
    }


def _boilerplate(view: View, url: str) -> Meta:
    identity = view.site.identity
    text = identity.press.boilerplate if identity.press else None
    if text is None:
        return {"boilerplate": None}
    return {"boilerplate": view.html(passage(view.site, identity, ("press", "boilerplate"), text), url)}


def _pictures(view: View) -> Meta:
    shown = pictures_page.of_site(view)
    return {"pictures": shown[:_PICTURES], "picture_count": len(shown), "pictures_url": addresses.PICTURES}


def _following(view: View) -> Meta:
    """The feeds, then what machines read."""
    lists = news_lists(view)
    groups: dict[str, list[Meta]] = {"Tất cả": [], "Theo nội dung": [], "Theo địa bàn": []}
    for news in lists:
        below = news.url.removeprefix("tin-tuc/")
        group = "Theo nội dung" if below.startswith("chu-de/") else "Theo địa bàn" if below else "Tất cả"
        groups[group].append({"text": news.title, "url": news.url})
    groups["Tất cả"].append({"text": "Đính chính", "url": addresses.CORRECTIONS})
    formats = [{"file": name, "text": label} for name, (_, label, _) in FORMATS.items()]
    return {
        "feed_groups": [{"title": title, "rows": rows} for title, rows in groups.items() if rows],
        "formats": formats,
        "machines": list(_machines(view)),
    }


def _machines(view: View) -> Iterator[Meta]:
    guide, embeds = (addresses.of_link(view.site, Link("trang", slug, 0, 1)) for slug in addresses.BELOW)
    yield _machine(
        "Lịch sự kiện (iCalendar)",
        addresses.CALENDAR,
        "Đăng ký một lần, lịch tự đổi theo.",
        guide,
        "Cách thêm lịch vào từng loại máy, và lịch của từng địa bàn",
    )
    if embeds:
        yield _machine("Khung nhúng", embeds, "Dán một dòng vào trang báo là có danh sách sự kiện của một địa bàn.")
    yield _machine(
        "Bảng sự kiện cho Excel", f"{addresses.API}events.xlsx", "Mọi sự kiện, kèm một trang nói rõ từng cột."
    )
    yield _machine(
        "Bảng sự kiện (CSV)",
        f"{addresses.API}events.csv",
        "Cùng các cột ấy, cho phần mềm khác. Ô nào bắt đầu bằng dấu nháy đơn (') thì bỏ dấu ấy đi.",
    )
    yield _machine(
        "Sự kiện (JSON)",
        f"{addresses.API}events.json",
        "Mọi sự kiện: ngày giờ, địa bàn, tình trạng, nguồn. Mỗi sự kiện còn có tệp riêng.",
    )
    yield _machine("Tin, bài (JSON)", f"{addresses.API}news.json", "Mọi tin, bài; toàn văn ở tệp riêng của từng tin.")
    if view.news:
        yield _machine(
            "Tin theo chuẩn IPTC ninjs 3.1",
            addresses.of_ninjs(view.news[0]),
            "Hệ thống tòa soạn nhập thẳng được. Mỗi tin một tệp, có trên trang của tin; đây là tệp của tin mới nhất.",
        )
    yield _machine(
        "Địa bàn (JSON)", f"{addresses.API}places.json", "Huyện, xã, mã đơn vị hành chính, ngày bắt đầu và kết thúc."
    )
    if view.site.laws:
        yield _machine("Luật (JSON)", f"{addresses.API}laws.json", "Mọi văn bản và từng điều, kèm tình trạng hiệu lực.")
    law = view.law_in_force
    if law and (path := akn_of(law)):
        yield _machine("Luật theo chuẩn Akoma Ntoso", path, "Mỗi văn bản một tệp, đây là luật đang có hiệu lực.")
    yield _machine(
        "Mục lục dữ liệu (JSON)", f"{addresses.API}index.json", "Cho người viết phần mềm: có những tệp nào, ở đâu."
    )
    yield _machine(
        "Mô tả dữ liệu (OpenAPI 3.1)", f"{addresses.API}openapi.json", "Mọi địa chỉ, mọi trường và nghĩa của chúng."
    )


def _machine(text: str, url: str, what: str, more: str | None = None, more_text: str | None = None) -> Meta:
    return {"text": text, "url": url, "what": what} | ({"more": more, "more_text": more_text} if more else {})
