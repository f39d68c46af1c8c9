"""What a browser sends of a form (HTML, 4.10.21 Form submission), without a browser."""

from __future__ import annotations

from lxml import html

Pairs = list[tuple[str, str]]


def page(form: str) -> html.HtmlElement:
    return html.fragment_fromstring(f"<form>{form}</form>")


def sent(form: str, pressed: str = "") -> Pairs:
    found: Pairs = []
    for one in page(form).xpath(".//input|.//textarea|.//select"):
        if not one.name or one.get("type") == "file" or (one.get("type") == "checkbox" and not one.checked):
            continue
        text = one.value or ""
        if one.tag == "textarea":  # the first line break of one is not part of it
            text = text.removeprefix("\n").replace("\n", "\r\n")
        elif one.tag == "input":
            text = text.replace("\n", "").replace("\r", "")
        found.append((one.name, text))
    return [*found, ("lam", pressed)] if pressed else found


def typed(pairs: Pairs, **texts: str) -> Pairs:
    """The same with other texts, `f__title` for `f/title`."""
    asked = {name.replace("__", "/"): text for name, text in texts.items()}
    assert asked.keys() <= {name for name, _ in pairs}, "nobody can type where there is no control"
    return [(name, asked.get(name, text)) for name, text in pairs]
