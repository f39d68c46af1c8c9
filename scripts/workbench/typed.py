"""What somebody typed into a form that was refused: handed back by the labels of its boxes, so that nothing is lost."""

from collections.abc import Iterator

from scripts.forms.form import received
from scripts.workbench.filled import words_of
from scripts.workbench.web import Request

# Boxes of the forms that are no entry's.
_TEXTS = {"tep": (("chu", "Chữ của tệp"),), "nhap": (("chu", "Chữ đã dán"), ("nguon", "Nguồn"))}


def typed(request: Request) -> Iterator[tuple[str, str]]:
    """The label and the text of each box that was filled in or changed."""
    if request.path != "bieu-mau":
        boxes = ((label, request.form.get(name, "").strip("\n")) for name, label in _TEXTS.get(request.path, ()))
        yield from (box for box in boxes if box[1])
        return
    sent = received(request.pairs)
    if sent is None:
        return
    was = sent.before.shown()
    for field in sent.before.fields:
        mine = sent.shown.get(field.name)
        if mine is not None and mine != was.get(field.name) and (words := words_of(field, mine)):
            yield field.words.label, words
