"""What a part of a plan is about, by the words of its heading."""

import re
from enum import StrEnum

from scripts.plans import words
from scripts.vietnamese.folding import fold


class Subject(StrEnum):
    """What a part is about; the value is what staff are told of lines that no field took."""

    AIM = "mục đích, yêu cầu, chỉ tiêu: trang chiến dịch không có trường này"
    THEME = "chủ đề, khẩu hiệu"
    TIME = "thời gian, phạm vi, đối tượng"
    FOCUS = "nội dung"
    TASKS = "tổ chức thực hiện"
    REPORT = "chế độ báo cáo"
    MONEY = "kinh phí: trang chiến dịch không có trường này"
    OTHER = "không rõ phần này nói về việc gì"


def subject_of(heading: str) -> Subject:
    """What a largest part is about."""
    name = words.name_of("subjects", fold(re.split("[:;.]", heading)[0][:90]))
    return Subject[name] if name else Subject.OTHER


def subject_within(heading: str, above: Subject, has_parts: bool) -> Subject:
    """What a part within one about something is about: the same, unless its heading says otherwise."""
    folded = fold(heading)
    match = words.pattern("within").match(folded)
    if match is None or (len(folded) > 70 and not re.match(r"[^:]{3,40}:", folded) and above is not Subject.OTHER):
        return above
    found = subject_of(re.split(r"[:.]", heading)[0])
    if above in (Subject.FOCUS, Subject.TASKS) and found is Subject.FOCUS:
        return above  # `1. Nội dung tuyên truyền` is a focus, and no part that holds some
    if above is Subject.AIM and found is Subject.FOCUS:
        return above
    return above if found is Subject.OTHER else found
