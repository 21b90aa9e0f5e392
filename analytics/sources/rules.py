"""What a cell of each kind may hold: SQL that types it, and SQL that says what's wrong.

Every rule reads the cell's text as ``t`` (NULL where it is empty) and gives its message
or NULL. No message holds a value.
"""

from collections.abc import Sequence

from analytics.sources.cell_words import FALSE, TRUE
from analytics.sources.limits import LIMITS
from analytics.sources.moments import Reading, Rule, moment_rules, past_rule, quoted
from analytics.table import Column, Kind

_BIDI = r"\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}"
_HIDDEN = (
    r"\x{0080}-\x{009F}\x{00AD}\x{034F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180E}\x{200B}"
    r"\x{2028}\x{2029}\x{2060}-\x{2064}\x{206A}-\x{206F}\x{3164}\x{FEFF}\x{FFA0}"
    r"\x{FFF9}-\x{FFFB}\x{E0000}-\x{E007F}"
)
_JOINERS = r"\x{200C}\x{200D}"
# What a spreadsheet makes of a long number: digits of it are lost for good.
_SHORTENED = r"[0-9]([.,][0-9]+[eE][+]?|[eE][+])[0-9]{2,3}"
_LOST = (
    "a number that a spreadsheet has shortened (1.2E+11): which id it was is lost; "
    "export it as text"
)
# 1,234,567 and 1,234.5 can only be thousands; 1,234 alone might be a decimal comma,
# but for whole numbers.
_GROUPED = r"[+-]?[0-9]{1,3}((,[0-9]{3})+[.][0-9]+|(,[0-9]{3}){2,})"
_GROUPED_WHOLE = r"[0-9]{1,3}(,[0-9]{3})+"
_LINK = r"^(mailto:)\s*(.+)$"  # an e-mail address, as a page would link to it
_NUMBER = r"[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?"


def typed(column: Column, t: str) -> str:
    """SQL: the value of a cell that isn't a day or an instant, or NULL."""
    plain = f"replace({t}, ',', '')"
    if column.kind is Kind.NUMBER:
        number = f"regexp_full_match({t}, '{_NUMBER}')"
        return (
            f"case when {number} then try_cast({t} as double)"
            f" when {is_grouped(column, t)} then try_cast({plain} as double) end"
        )
    if column.kind is Kind.COUNT:
        return (
            f"case when regexp_full_match({t}, '[0-9]+([.]0+)?')"
            f" then try_cast(split_part({t}, '.', 1) as bigint)"
            f" when {is_grouped(column, t)} then try_cast({plain} as bigint) end"
        )
    if column.kind is Kind.FLAG:
        return (
            f"case when lower({t}) in ({_listed(TRUE)}) then true"
            f" when lower({t}) in ({_listed(FALSE)}) then false end"
        )
    if column.kind is Kind.CHOICE:
        return (
            f"case when lower({t}) in ({_listed(column.choices)}) then lower({t}) end"
        )
    if column.is_address:
        return f"regexp_replace({t}, {quoted(_LINK)}, '\\2', 'i')"
    return t


def is_link(t: str) -> str:
    """SQL: whether an address is written as a link to it (mailto:ana@x.example)."""
    return f"regexp_full_match({t}, {quoted(_LINK)}, 'i')"


def is_grouped(column: Column, t: str) -> str:
    """SQL: whether commas group a number's thousands, and can't be decimal ones."""
    pattern = _GROUPED_WHOLE if column.kind is Kind.COUNT else _GROUPED
    return f"(contains({t}, ',') and regexp_full_match({t}, '{pattern}'))"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(quoted(word) for word in words)


def rules(column: Column, t: str, v: str, reading: Reading) -> list[Rule]:
    """Every rule for a column whose text is ``t`` and whose value is ``v``, in order.

    ``v`` is the day for days and instants (its instant is ``v`` with ``_at``).
    """
    found: list[Rule] = []
    if column.kind in (Kind.MOMENT, Kind.DAY):
        found += moment_rules(t, v)
        if column.past:
            found.append(past_rule(column, v, reading))
    elif column.kind in (Kind.NUMBER, Kind.COUNT):
        found += _number_rules(column, t, v)
    elif column.kind in (Kind.FLAG, Kind.CHOICE):
        found.append((f"{t} is not null and {v} is null", _words(column)))
    else:
        found += text_rules(t, strict=column.kind is Kind.ID)
    if column.kind is Kind.ID:
        found.append((f"regexp_full_match({t}, '{_SHORTENED}')", quoted(_LOST)))
    if column.kind is Kind.ID or column.is_address:
        most = LIMITS.id
        long = f"strlen({t}) > {most} and length({t}) > {most}"
        found.append((long, f"'longer than {most} characters'"))
    return found


def text_rules(t: str, strict: bool) -> list[Rule]:
    """Rules for text: nothing that can't be seen, in ids not even a line break.

    Joiners (U+200C, U+200D) are part of how Persian, Hindi or emoji are written: in
    text they may stand between two characters beyond ASCII, in ids nowhere.
    """
    hidden = f"[{_BIDI}{_HIDDEN}{_JOINERS if strict else ''}]"
    wide = f"strlen({t}) <> length({t})"
    found = [(f"{wide} and regexp_matches({t}, '{hidden}')", _invisible(t, hidden))]
    if strict:
        breaks = f"regexp_matches({t}, '[\\t\\r\\n]')"
        found.append((breaks, "'line break or tab in an id'"))
    else:
        ascii_ = r"[\x00-\x7F]"
        stray = f"(^|{ascii_})[{_JOINERS}]|[{_JOINERS}]({ascii_}|$)"
        met = f"{wide} and regexp_matches({t}, '{stray}')"
        found.append((met, _invisible(t, f"[{_JOINERS}]")))
    return found


def identity_rules(kind: str) -> list[Rule]:
    """Rules for the text ``named`` by which a recipient is known: as of an id."""
    found = text_rules("named", strict=True)
    if kind == "email":
        found.append(("not contains(named, '@')", "'not an e-mail address'"))
    return found


def _invisible(t: str, hidden: str) -> str:
    code = f"unicode(regexp_extract({t}, '{hidden}'))"
    return f"'invisible character U+' || printf('%04X', {code})"


def _number_rules(column: Column, t: str, v: str) -> list[Rule]:
    if column.kind is Kind.COUNT:
        return [(f"{t} is not null and {v} is null", "'not a whole number, 0 or more'")]
    comma = "'decimal comma, or thousands; expected a decimal point'"
    found = [
        (f"{v} is null and regexp_full_match({t}, '[+-]?[0-9.]*,[0-9]+')", comma),
        (f"{t} is not null and {v} is null", "'not a number'"),
        (f"not isfinite({v})", "'not a finite number'"),
    ]
    if column.low is not None:
        found.append((f"{v} < {column.low}", f"'less than {column.low:g}'"))
    if column.high is not None:
        found.append((f"{v} > {column.high}", f"'more than {column.high:g}'"))
    return found


def _words(column: Column) -> str:
    if column.kind is Kind.FLAG:
        return "'neither true nor false'"
    return quoted(f"not one of: {', '.join(column.choices)}")
