"""Lessons for schools: what happens in which minute, what is shown, handed out and asked, and what it rests on."""

from typing import ClassVar

from pydantic import Field

from scripts.model.page import Article, Citations, Cited, Icon
from scripts.model.record import Labelled, Part
from scripts.model.source import Sources
from scripts.model.values import Line, Lines, Text

# Of a lesson at school.
MINUTES = 45


class Level(Labelled):
    """Whom a lesson is for; `label` is what teachers see."""

    PRIMARY = "tieu-hoc", "Tiểu học, 6–10 tuổi"
    LOWER = "thcs", "Trung học cơ sở, 11–15 tuổi"
    UPPER = "thpt", "Trung học phổ thông, 15–18 tuổi"


class Slide(Cited):
    """One thing on the wall: a title, a few short lines, a sign; and what the teacher says to it."""

    title: Line = Field(description="Một ý, ngắn")
    lines: Lines = Field((), description="Nhiều nhất bốn dòng ngắn", max_length=4)
    icon: Icon = "school-outline"
    say: Text = Field(description="Lời giáo viên nói")
    source: Line | None = Field(None, description="Tên một nguồn trong “sources”, khi không có điều khoản")


class Phase(Part):
    """A part of the lesson: how long it takes, what the teacher and the pupils do, what is shown meanwhile."""

    title: Line = Field(description="Tên của bước")
    minutes: int = Field(ge=1, le=MINUTES, description=f"Bao nhiêu phút; cả bài {MINUTES} phút")
    does: Lines = Field(description="Giáo viên làm gì, mỗi dòng một việc", min_length=1)
    pupils: Lines = Field(description="Học sinh làm gì, mỗi dòng một việc", min_length=1)
    slides: tuple[Slide, ...] = Field((), description="Các trang chiếu của bước này, theo thứ tự")


class HandoutPart(Part):
    """A part of the sheet that each pupil gets; `blanks` are lines to write on."""

    title: Line = Field(description="Tiêu đề")
    lines: Lines = Field((), description="Các dòng chữ")
    blanks: int = Field(0, ge=0, le=8, description="Số dòng kẻ để học sinh viết")


class Choice(Part):
    """An answer to choose."""

    text: Line = Field(description="Câu trả lời để chọn")
    right: bool = Field(False, description="Đây là câu đúng; mỗi câu hỏi có đúng một câu như thế")


class QuizQuestion(Cited):
    """A question with its answers; `why` explains the right one by provisions."""

    ask: Line = Field(description="Câu hỏi")
    choices: tuple[Choice, ...] = Field(description="Hai đến bốn câu trả lời", min_length=2, max_length=4)
    why: Text = Field(description="Vì sao câu ấy đúng")
    law: Citations = Field(description="Điều khoản làm căn cứ", min_length=1)

    @property
    def answer(self) -> int:
        """The place of the right answer; check refuses a question that has not exactly one."""
        return next((place for place, one in enumerate(self.choices) if one.right), 0)


class Lesson(Article):
    """content/bai-hoc/<slug>.yml: a lesson of 45 minutes with its slides, its handout and its quiz."""

    prose_in: ClassVar[tuple[str, ...]] = (
        *("summary", "aims.*", "steps.*.does.*", "steps.*.pupils.*"),
        *("steps.*.slides.*.lines.*", "steps.*.slides.*.say", "handout.*.lines.*", "quiz.*.why", "cautions.*"),
    )
    citations_in: ClassVar[tuple[str, ...]] = ("law.*", "steps.*.slides.*.law.*", "quiz.*.law.*")
    markdown_in: ClassVar[tuple[str, ...]] = ()

    level: Level = Field(description="Cấp học")
    order: int = Field(100, ge=0, description="Thứ tự trong danh sách")
    aims: Lines = Field(description="Học xong, học sinh làm được gì", min_length=1)
    needs: Lines = Field((), description="Cần chuẩn bị gì")
    steps: tuple[Phase, ...] = Field(description=f"Các bước, cộng lại {MINUTES} phút", min_length=1)
    handout: tuple[HandoutPart, ...] = Field((), description="Phiếu phát cho học sinh")
    quiz: tuple[QuizQuestion, ...] = Field(description="Câu đố, mỗi câu có đáp án và điều khoản", min_length=1)
    cautions: Lines = Field((), description="Điều giáo viên cần giữ khi dạy bài này")
    sources: Sources = Field(description="Nguồn", min_length=1)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All slides in their order."""
        return tuple(slide for step in self.steps for slide in step.slides)
