"""How people say what they look for (content/search.yml): for the search to understand, never for pages to print."""

from pydantic import Field

from scripts.model.record import Part, Record
from scripts.model.values import Line, Lines


class Saying(Part):
    """Ways to say what the site says otherwise."""

    means: Line = Field(description="Lời của trang; {năm} là năm của Tháng hành động gần nhất")
    typed: Lines = Field(description="Người dân gõ thế nào: tiếng lóng, lỗi gõ, chữ viết tắt", min_length=1)

    def said(self, year: int | None) -> str:
        """What it means once the last action month was that of `year`."""
        return " ".join(self.means.replace("{năm}", str(year or "")).split())


class Answer(Part):
    """What must lead to a page first."""

    page: Line = Field(description="Trang trả lời, ví dụ hoidap:giam-sat-dien-tu-la-gi")
    asked: Lines = Field(description="Gõ những lời này thì trang ấy đứng đầu", min_length=1)


class SearchWords(Record):
    """What the search knows beyond the words of the pages."""

    links_in = ("answers.*.page", "more_answers.*.page", "spoken.*.page")

    sayings: tuple[Saying, ...] = Field((), description="Cách nói của người dân và lời của trang")
    answers: tuple[Answer, ...] = Field((), description="Câu trả lời chọn bằng tay")
    more_sayings: tuple[Saying, ...] = Field((), description="Cách nói nữa, chỉ được tìm khi các lời trên chưa đủ")
    more_answers: tuple[Answer, ...] = Field((), description="Lời hỏi nữa, chỉ được tìm khi các lời trên chưa đủ")
    spoken: tuple[Answer, ...] = Field(
        (), description="Những câu người dân hỏi: máy học từ đó trang nào trả lời câu hỏi mới"
    )
    optional: Lines = Field((), description="Những tiếng, những lời không giúp tìm, như tôi, thì, ạ, cho hỏi")
