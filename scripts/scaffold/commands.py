"""`new KIND`: asks what is missing, one question after the other, writes the file and says what to do with it.

Without a terminal nobody is asked: what is missing is named."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from scripts.edit import saving
from scripts.model.website import Site
from scripts.scaffold import writing
from scripts.scaffold.answers import Question, UnfitError


def options(kind: str) -> list[click.Parameter]:
    """A flag for each question."""
    return [_option(question) for question in writing.QUESTIONS[kind]]


def _option(question: Question) -> click.Parameter:
    if question.is_first:
        return click.Argument([question.name], required=False, metavar=f"[{question.ask.upper()}]")
    words = question.ask[:1].upper() + question.ask[1:]
    example = f" Ví dụ: {question.example}." if question.example else ""
    if question.choices:
        example = f" Một trong: {', '.join(question.choices)}."
    return click.Option([_flag(question), question.name], metavar="CHỮ", help=f"{words}.{example}")


def somebody_is_there() -> bool:
    """Is there a terminal with somebody to ask?"""
    return sys.stdin is not None and sys.stdin.isatty()


def run(kind: str, given: dict[str, str], root: Path, site: Site, now: datetime) -> tuple[str, str]:
    """Ask, write, and give the path of the file with what to do next. Raises click.UsageError, UnfitError."""
    answers = _asked(kind, given, site, now) if somebody_is_there() else _given(kind, given, site, now)
    try:
        where = writing.path(kind, answers, site, now)
        before = saving.look(root, where)
        if before.digest and kind != "event":
            raise UnfitError(f"Đã có tệp {where}; máy không ghi đè. Sửa tệp ấy, hoặc đặt tên khác.")
        where, text = writing.file(kind, answers, site, now, before.text)
        saving.save(root, where, text, before.digest, now)
    except saving.ChangedMeanwhileError:
        raise UnfitError(f"{where} vừa có người sửa. Làm lại.") from None
    except ValueError as error:
        raise error if isinstance(error, UnfitError) else UnfitError(str(error)) from None
    return where, _next(kind, where)


def _next(kind: str, where: str) -> str:
    mark = writing.MARKS.get(kind, writing.MARK)
    more = "; đăng rồi thì sửa “current” trong content/site.yml cho hợp năm mới" if kind == "campaign" else ""
    return (
        f"Việc tiếp theo: mở {where}, điền và soát lại từng dòng; xóa dòng “{mark}” thì mục này mới được đăng; "
        f"rồi chạy check{more}."
    )


def _given(kind: str, given: dict[str, str], site: Site, now: datetime) -> dict[str, str]:
    """The answers of flags alone. What rests on an answer that is missing or wrong is not looked at."""
    found: dict[str, str] = {}
    missing: list[Question] = []
    wrong: list[str] = []
    for question in writing.QUESTIONS[kind]:
        text, is_sure = given.get(question.name, ""), not (missing or wrong)
        text = text or (question.suggest(site, found, now) if is_sure else "")
        if not text.strip() and question.needed:
            if is_sure or not question.suggests:
                missing.append(question)
        elif is_sure:
            try:
                found[question.name] = question.understood(text, site, found)
            except UnfitError as error:
                wrong.append(f"{_flag(question)}: {error}")
    if missing:
        wrong.append(f"còn thiếu {', '.join(f'{_flag(one)} ({one.ask})' for one in missing)}")
    if wrong:
        raise click.UsageError("; ".join(wrong))
    return found


def _flag(question: Question) -> str:
    return question.ask.upper() if question.is_first else f"--{question.name.replace('_', '-')}"


def _asked(kind: str, given: dict[str, str], site: Site, now: datetime) -> dict[str, str]:
    found: dict[str, str] = {}
    click.echo(f"Tạo {writing.LABELS[kind]} mới. Nhấn Enter để lấy gợi ý trong ngoặc vuông; Ctrl+C để thôi.")
    for question in writing.QUESTIONS[kind]:
        text = given.get(question.name)
        while question.name not in found:
            if text is None:
                text = _answer(question, question.suggest(site, found, now))
            try:
                found[question.name] = question.understood(text, site, found)
            except UnfitError as error:
                click.echo(f"  {error}")
                text = None
    return found


def _answer(question: Question, suggested: str) -> str:
    words = question.ask[:1].upper() + question.ask[1:]
    if question.choices:
        click.echo(f"{words}:")
        for number, label in enumerate(question.choices.values(), 1):
            click.echo(f"  {number}. {label}")
        suggested, words = question.choices.get(suggested, ""), "Số hoặc tên"
    elif question.example:
        words += f" (ví dụ: {question.example})"
    if not question.needed:
        words += ", không có thì Enter"
    answer: str = click.prompt(words, default=suggested, show_default=bool(suggested))
    return answer


def province(name: str | None, folder: str | None, root: Path, site: Site) -> tuple[Path, str]:
    """Write the sources of another province's site into a folder of its own; that folder, and what was left out with
    what to do next. Raises click.UsageError, UnfitError, OSError."""
    from scripts.scaffold import province_folder

    if somebody_is_there():
        name = name or click.prompt("Tên tỉnh, thành phố")
        folder = folder or click.prompt("Thư mục mới cho trang của tỉnh ấy")
    if not name or not folder:
        raise click.UsageError("còn thiếu TỈNH (tên tỉnh, thành phố), --folder (thư mục mới)")
    written = province_folder.write(name, folder, root, site)
    return written.folder, _province_next(written.folder, written.left_out)


def _province_next(target: Path, left_out: Sequence[str]) -> str:
    gone = "\n".join(f"  {path}" for path in left_out)
    return (
        f"Bỏ lại những trang chỉ của tỉnh cũ:\n{gone}\n"
        f"Việc tiếp theo: đọc lại {target / 'content'}, nhất là site.yml (tên miền, cơ quan, liên hệ), bao-chi.md, "
        "chua-biet.md; thêm nguồn và số điện thoại của tỉnh khi có; mở Tháng hành động bằng new campaign. "
        "Mở bàn làm việc của trang ấy: bấm đúp Bat-dau trong thư mục mới. Soát và dựng bằng lệnh: thêm "
        f'--root "{target}" sau check, build, serve.'
    )
