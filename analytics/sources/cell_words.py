"""What a cell means though it isn't written so: blanks around it, words for nothing.

The same in SQL, for a file's rows, and in Python, for the few texts that are looked at
one by one. In SQL ``t`` is a cell's text.
"""

from analytics.sources.moments import quoted
from analytics.table import Kind

# Spaces of every width (no-break ones, too), tabs and line ends. What has no width at
# all is none of them: it is refused, since nobody sees it.
BLANKS = " \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
BLANKS += "\u2009\u200a\u202f\u205f\u3000"
_ENDS = (" ", "\t", "\r", "\n")

# Written by programs where there is nothing; compared in lower case.
NOTHING: tuple[str, ...] = (
    "null",
    "n/a",
    "#n/a",
    "nan",
    "none",
    "-",
    "(null)",
    "<na>",
    "nat",
    "\\n",
)
# What spreadsheets write where a formula failed.
NOTHING += ("#null!", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "(blank)")
_LONGEST = max(map(len, NOTHING))
NEVER = "9999-12-31"  # the last day that most databases know: no end, not a day
_NEVER_BEGINS = "date '9999-12-30'"  # an instant of it may be a day earlier on campus

MAY_MEAN_NOTHING = ("NULL", "#N/A")  # in text: somebody may be called so, and is asked

TRUE = ("true", "yes", "y", "t", "1")
FALSE = ("false", "no", "n", "f", "0")
PLAIN_FLAGS = ("true", "false")

# Kinds of which a word for nothing can't be a value.
EMPTIED = frozenset(Kind) - {Kind.TEXT}
DAYS = (Kind.MOMENT, Kind.DAY)


def trimmed(t: str) -> str:
    """SQL: a cell without the blanks around it, NULL where nothing else is in it.

    Cutting is slow: only what has something to be cut off is.
    """
    cut = f"nullif({_cut(t)}, '')"
    return f"case when {t} = '' then null when {_has_ends(t)} then {cut} else {t} end"


def has_blanks(t: str) -> str:
    """SQL: whether blanks stand around something."""
    return f"case when {t} <> '' and {_has_ends(t)} then {_cut(t)} <> '' end"


def _cut(t: str) -> str:
    return f"trim({t}, {quoted(BLANKS)})"


def _has_ends(t: str) -> str:
    """SQL: whether a text that isn't empty begins or ends with a blank."""
    ends = " or ".join(f"suffix({t}, {quoted(end)})" for end in _ENDS)
    wide = f"regexp_matches({t}, {quoted(f'^[{BLANKS}]|[{BLANKS}]$')})"
    is_wide = f"case when strlen({t}) <> length({t}) then {wide} else false end"
    return f"({t} < '!' or {ends} or {is_wide})"


def is_nothing(t: str, kind: Kind) -> str:
    """SQL: whether a trimmed text of a kind of column is a word for nothing.

    Where days stand, the last one of all is told apart (`is_never`).
    """
    short = " or ".join(f"lower({t}) = {quoted(word)}" for word in NOTHING)
    longer = "false" if kind in DAYS else f"{t} = '{NEVER}'"
    return f"case when strlen({t}) <= {_LONGEST} then {short} else {longer} end"


def is_never(t: str, day: str) -> str:
    """SQL: whether ``t``, whose day is ``day``, is the day that stands for never."""
    return f"case when contains({t}, '9999') then {day} >= {_NEVER_BEGINS} end"


def without_blanks(text: str) -> str:
    """Return a text without the blanks around it."""
    return text.strip(BLANKS)


def says_nothing(text: str) -> bool:
    """Tell whether a text is blank, or a word for nothing."""
    plain = without_blanks(text)
    return not plain or plain.lower() in NOTHING or plain == NEVER
