"""A draft as the text of a campaign.yml: each value with a comment that says where it stands in the plan."""

from collections.abc import Iterator

from scripts.edit.emitted import emitted
from scripts.plans.draft import ORDER, Draft, Said

LOOK, FILL = "CẦN XEM LẠI", "CẦN ĐIỀN"
# What each part of the file is, for whoever sees such a file for the first time.
_TITLES = {
    "focuses": "Các nội dung trọng tâm. Kế hoạch viết theo lối công văn: nên viết lại bằng lời dễ hiểu.",
    "agencies": "Các đơn vị được giao nhiệm vụ, theo thứ tự trong kế hoạch.",
    "tasks": "Nhiệm vụ của từng đơn vị. “due” là hạn ghi trong kế hoạch.",
    "border": "Các huyện, xã biên giới có tên trong kế hoạch.",
}
_HEAD = """\
# BẢN NHÁP máy đọc từ tệp “{source}”: {title}
# Dòng bắt đầu bằng # là ghi chú, không đăng lên trang.
# Mỗi mục có ghi chỗ của nó trong kế hoạch. Xem những chỗ ghi “{look}”, sửa rồi xóa dòng ghi chú ấy.
# Cuối tệp là những dòng của kế hoạch chưa dùng đến.
# CHƯA ĐĂNG: soát xong cả tệp rồi mới xóa dòng “draft: true”.
draft: true"""


def yaml_of(draft: Draft) -> str:
    """The file, ending with the lines of the plan that no field took. No build publishes it as it is."""
    lines = _HEAD.format(source=_flat(draft.source), title=_flat(draft.title), look=LOOK).split("\n")
    for name in ORDER:
        if name in draft.one:
            lines += [*_comments(draft.one[name], ""), *emitted({name: draft.one[name].value})]
        elif name in draft.missing:
            lines += [f"# {FILL}: {_flat(draft.missing[name])}", f"{name}:"]
        elif said := draft.many.get(name):
            lines += ["", f"# {_TITLES[name]}", f"{name}:"]
            lines += _items(said, "  " if name == "border" else "", name)
    if draft.unused:
        lines += ["", f"# {len(draft.unused)} dòng của kế hoạch chưa dùng ở trên:"]
        lines += [f"# - {one.place} ({_flat(one.why)}): {_flat(one.text)}" for one in draft.unused]
    return "\n".join([*lines, ""])


def _items(said: tuple[Said, ...], indent: str, name: str) -> Iterator[str]:
    if name == "border":
        yield f"{indent}districts:"
    for one in said:
        yield from _comments(one, indent)
        yield from (f"{indent}{line}" for line in emitted([one.value]))


def _comments(said: Said, indent: str) -> Iterator[str]:
    if said.places:
        places = _flat("; ".join(said.places))
        quoted = f": {_flat(said.quoted)}" if said.quoted else ""
        yield f"{indent}# {places[:1].upper()}{places[1:]}{quoted}"
    for doubt in said.doubts:
        yield f"{indent}# {LOOK}: {_flat(doubt)}"


def _flat(text: str) -> str:
    """On one line, for a comment."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
