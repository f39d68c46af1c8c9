"""The themes of a page, folded: each heading of the second level with all that stands under it.

A native `<details>`: it opens without script, by a link to a place in it, by searching in the page and on paper. What
stands before the first theme, after a line `---` and in the notes at the end is never folded.
"""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token


def folded(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a text with its themes folded; a line `---` ends a theme and is not drawn."""
    within = False
    for token in tokens:
        is_heading = token.level == 0 and token.type == "heading_open" and token.tag in ("h1", "h2")
        is_end = token.level == 0 and token.type in ("hr", "footnote_block_open")
        if within and (is_heading or is_end):
            yield _html("</details>\n")
            within = False
            if token.type == "hr":
                continue
        if is_heading and token.tag == "h2":
            yield _html('<details class="fold">\n<summary>')
            within = True
        yield token
        if within and token.level == 0 and token.type == "heading_close" and token.tag == "h2":
            yield _html("</summary>\n")
    if within:
        yield _html("</details>\n")


def _html(content: str) -> Token:
    return Token("html_block", "", 0, content=content)
