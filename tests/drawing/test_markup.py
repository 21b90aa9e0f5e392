"""Names from records never become markup."""

import pytest
from markdown_it import MarkdownIt

from analytics.drawing.markup import as_is, in_cell, label, plain

HOSTILE = (
    "![x](http://198.51.100.7/beacon.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ `code` ~~gone~~",
    "# Title",
    ":red[colour] :material/home: $x^2$",
    "1. one",
    "a | b\n- c",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_it_as_it_is(text: str) -> None:
    for written in (as_is(text), in_cell(text)):
        tokens = MarkdownIt().parseInline(written)[0].children or []
        kinds = {token.type for token in tokens}
        assert kinds <= {"text", "text_special", "softbreak"}, kinds
    assert MarkdownIt().render(as_is(text)).startswith("<p>")


def test_spaces_are_kept_in_a_cell() -> None:
    assert in_cell("\u2003Step  one") == "\u2003Step  one"


def test_plotly_gets_no_tags() -> None:
    assert "<" not in plain('<a href="http://x">y</a>')


def test_a_label_is_escaped_only_where_it_has_to_be():
    for name in ("User ID", "user_id", "Date (earned)", "a.b/c-d"):
        assert label(name) == name
    for marked in ("_a_", "a *b*", "<b>", "a `b`", "1. a", "$a$", "a :red[b]"):
        assert label(marked) == as_is(marked) != marked
