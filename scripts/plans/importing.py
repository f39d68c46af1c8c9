"""`import FILE` for a plan: shows what was understood, asks, writes the draft; a file that is there stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.edit import rewritten, saving
from scripts.law_import.document import Document
from scripts.model.website import Site
from scripts.plans.comparing import differences
from scripts.plans.draft import Draft
from scripts.plans.people import NOT_COPIED
from scripts.plans.reading import draft_of
from scripts.plans.whose import other_province
from scripts.plans.written import LOOK, yaml_of
from scripts.problems import Position, Problem, problem
from scripts.read.files import read_file
from scripts.store.cache import write

# Beside the sources, where no build looks.
_BESIDE = Path("var", "nhap")
_NAMES = {"focuses": "nội dung", "agencies": "đơn vị", "tasks": "nhiệm vụ", "border": "huyện, nơi có xã biên giới"}


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of it: problems, lines to print, where the draft was written; of which `other` province the plan is."""

    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    written: str = ""
    other: str = ""


def run(
    document: Document,
    root: Path,
    site: Site | None,
    now: datetime,
    year: int | None,
    confirm: Callable[[str], bool] | None,
    say: Callable[[str], None],
) -> Ended:
    """Make the draft of a plan and, when whoever sits there agrees, write it; `confirm` is None where nothing is to be
    written. Raises OSError."""
    draft = draft_of(document, site, year)
    if not draft.is_plan:
        return Ended(draft.problems)
    for line in told(draft):
        say(line)
    if draft.year is None:
        return Ended((problem("E853", Position(document.name), file=document.name),))
    text, path = yaml_of(draft), f"events/{draft.year}/campaign.yml"
    seen = _there(root, draft.year)
    if seen:
        for line in _compared(seen[1], draft):
            say(line)
    # A letter that opens nothing does not take the place of the plan to come.
    aside = seen or (draft.is_letter and {"start", "end"} & draft.missing.keys())
    target = _beside(draft.year).as_posix() if aside else path
    other = other_province(draft, site.places) if site else ""
    own = site.places.province.name if site else ""
    foreign = (problem("W857", Position(document.name), found=other, own=own),) if other else ()
    if confirm is None:
        return Ended(foreign, ("Chỉ xem thử, chưa ghi gì.",), other=other)
    whose = f"Kế hoạch này là của {other}, không phải của {own}. Vẫn ghi" if other else "Ghi"
    if not confirm(f"{whose} bản nháp vào {target}?"):
        return Ended(foreign, ("Chưa ghi gì.",), other=other)
    problems = [*foreign]
    problems += [problem("W854", Position(target), field=name, detail=why) for name, why in draft.missing.items()]
    if aside:
        write(root / target, text.encode())
        problems += [problem("W855", Position(document.name), path=seen[0], draft=target)] if seen else []
        why = "" if seen else " Công văn không ghi ngày đầu, ngày cuối của chiến dịch nên bản nháp nằm riêng."
        return Ended(tuple(problems), (f"Đã ghi bản nháp: {target}.{why}",), target)
    saving.save(root, path, text, "", now)
    told_before = {f"{name}" for name in draft.missing}
    for found in read_file(path, text.encode()).problems:
        if dict(found.facts).get("field") not in told_before:
            problems.append(found)
    lines = (f"Đã ghi bản nháp: {path}. Mở tệp ấy, xem những chỗ ghi “{LOOK}”, rồi gõ: python -m scripts check",)
    return Ended(tuple(problems), lines, path)


def _beside(year: int) -> Path:
    return _BESIDE / f"campaign-{year}.yml"


def _there(root: Path, year: int) -> tuple[str, str] | None:
    """The campaign.yml of a year, with its text, where there is one."""
    for ending in ("yml", "yaml"):
        path = f"events/{year}/campaign.{ending}"
        if (root / path).exists():
            try:
                return path, saving.look(root, path).text
            except ValueError:
                return path, ""
    return None


def told(draft: Draft) -> Iterator[str]:
    """What was understood, for the screen."""
    yield f"Kế hoạch: {draft.title or '(không có tên)'}"
    for name, words in (
        ("year", "Năm"),
        ("name", "Tên chiến dịch"),
        ("theme", "Chủ đề"),
        ("start", "Ngày đầu"),
        ("end", "Ngày cuối"),
    ):
        if said := draft.one.get(name):
            yield f"  {words}: {said.value} ({'; '.join(said.places)})" if said.places else f"  {words}: {said.value}"
    if plan := draft.one.get("plan"):
        assert isinstance(plan.value, dict)
        yield "  Văn bản: " + ", ".join(str(part) for part in plan.value.values())
    for name, words in _NAMES.items():
        listed = draft.many.get(name, ())
        if not listed:
            continue
        yield f"  {len(listed)} {words}:"
        for said in listed:
            assert isinstance(said.value, dict)
            value = said.value
            shown = value.get("title") or value.get("name") or f"{value.get('agency')}: {value.get('text')}"
            due = f" (hạn {value['due']})" if "due" in value else ""
            mark = f" [{LOOK}: {'; '.join(said.doubts)}]" if said.doubts else ""
            yield f"    - {_short(str(shown))}{due} ← {', '.join(said.places)}{mark}"
    yield from (f"  {one.place}: {one.text}: {one.why}." for one in draft.unused if one.why == NOT_COPIED)
    yield from (f"  Còn thiếu: {why}." for why in draft.missing.values())
    yield f"  {len(draft.unused)} dòng chưa dùng, liệt kê ở cuối bản nháp; {draft.doubts} chỗ cần xem lại."


def _compared(text: str, draft: Draft) -> Iterator[str]:
    """What the draft says otherwise than the file that is there."""
    try:
        there = rewritten.said(text)
    except rewritten.UneditableError:
        there = ""
    lines = [*differences(there, draft.value)]
    yield (
        f"Năm {draft.year} đã có campaign.yml. Khác nhau:"
        if lines
        else f"Năm {draft.year} đã có campaign.yml, giống kế hoạch."
    )
    yield from (f"  - {line}" for line in lines)


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"
