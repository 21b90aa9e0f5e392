"""Changes to SQL: comparisons, constants, what joins conditions, what sums rows.

A text is cut into tokens; comments, strings and quoted names are passed over. What
DuckDB can't parse after a change isn't a change that anybody could make by mistake.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from tools.mutate.change import Change, told_apart

TOKEN = re.compile(
    r"""(?P<idle>--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\w+|\s+)
    |(?P<number>\d+(?:\.\d+)?\b)|(?P<word>[a-z_]\w*)
    |(?P<sign><=|>=|<>|!=|::|->|=>|:=|\|\||[<>=+\-*/%])|(?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SIGNS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "!=": "="}
SUMS = {"+": "-", "-": "+", "*": "/", "/": "*"}
CALLS = {
    "min": "max",
    "min_by": "max_by",
    "arg_min": "arg_max",
    "least": "greatest",
    "floor": "ceil",
    "bool_and": "bool_or",
    "first_value": "last_value",
    "lag": "lead",
}
CALLS |= {after: before for before, after in CALLS.items()}
CALLS["round"] = "trunc"
WORDS = {"and": "or", "or": "and", "true": "false", "false": "true"}
JOINS = {"left": "inner", "inner": "left"}
# Words after which a sign begins a value: `- 1`, or the `*` of `select *`.
OPENING = {"select", "case", "when", "then", "else", "by", "and", "or", "between", "on"}


@dataclass(frozen=True)
class Token:
    """A piece of the text that could be changed."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def changes(file: str, source: str) -> list[Change]:
    """Return every change that can be made to a file, in a fixed order."""
    lines = source.splitlines()
    found = []
    for place, (start, end, after) in enumerate(_edits(source)):
        line = source.count("\n", 0, start)
        before = " ".join(source[start:end].split())
        text = lines[line].strip()
        change = Change(file, line + 1, text, before, after or "(left out)", place)
        found.append(change)
    return told_apart(found)


def changed(source: str, place: int) -> str:
    """Return the file's text with one of its changes made."""
    return _edited(source, _edits(source)[place])


Edit = tuple[int, int, str]


def _edited(source: str, edit: Edit) -> str:
    start, end, after = edit
    return source[:start] + after + source[end:]


def _edits(source: str) -> list[Edit]:
    return [edit for edit in _tried(source) if _is_sql(_edited(source, edit))]


def _is_sql(text: str) -> bool:
    try:
        return len(duckdb.extract_statements(text)) == 1
    except duckdb.Error:
        return False


def _tried(source: str) -> Iterator[Edit]:
    tokens = [
        Token(str(found.lastgroup), found[0].lower(), found.start())
        for found in TOKEN.finditer(source)
    ]
    # A string or a parameter is a value, and stands before a sign as one.
    tokens = [token for token in tokens if not token.text.isspace()]
    tokens = [token for token in tokens if not token.text.startswith(("--", "/*"))]
    nowhere = Token("other", "", len(source))
    bounded = False
    for index, token in enumerate(tokens):
        earlier = tokens[index - 1] if index else nowhere
        later = tokens[index + 1] if index + 1 < len(tokens) else nowhere
        if token.text == "between":
            bounded = True
        elif token.text == "and" and bounded:
            bounded = False
        else:
            for after in _instead(token, earlier, later):
                yield token.start, token.end, after
        if token.text == "coalesce" and later.text == "(":
            yield from _without_default(source, tokens, index)


def _instead(token: Token, earlier: Token, later: Token) -> Iterator[str]:
    """Return what a token could be replaced by."""
    text = token.text
    if token.kind == "sign":
        if text in SIGNS:
            yield SIGNS[text]
        elif (
            text in SUMS and _is_value(earlier) and later.text not in (")", ",", "from")
        ):
            yield SUMS[text]
    elif token.kind == "number":
        yield from _near(text)
    elif token.kind == "word":
        yield from _said_otherwise(text, earlier, later)


def _said_otherwise(text: str, earlier: Token, later: Token) -> Iterator[str]:
    if text in CALLS and later.text == "(":
        yield CALLS[text]
    elif text in JOINS and later.text == "join":
        yield JOINS[text]
    elif text in WORDS:
        yield WORDS[text]
    elif text == "union" and later.text != "all":
        yield "union all"
    elif text == "is" and later.text in ("null", "distinct"):
        yield "is not"
    elif text == "desc":
        yield "asc"
    elif text == "not" or (text == "distinct" and earlier.text not in ("is", "not")):
        yield ""


def _near(number: str) -> Iterator[str]:
    digits = len(number.partition(".")[2])
    for step in (1, -1):
        yield f"{float(number) + step * 10**-digits:.{digits}f}"


def _is_value(token: Token) -> bool:
    if token.kind == "word":
        return token.text not in OPENING
    return token.kind in ("number", "idle") or token.text == ")"


def _without_default(source: str, tokens: list[Token], index: int) -> Iterator[Edit]:
    """Leave out the last value of a ``coalesce``."""
    depth, comma = 0, 0
    for token in tokens[index + 1 :]:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
            if depth == 0:
                yield comma, token.start, ""
                return
        elif token.text == "," and depth == 1:
            comma = token.start
