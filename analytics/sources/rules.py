"""What a cell of each kind may hold: SQL that types it, and SQL that says what's wrong.

Every rule reads the cell's text as ``t`` (NULL where the cell is blank) and gives its
message or NULL. No message holds a value.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from analytics.model import Column, Kind

_BIDI = r"\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}"
_HIDDEN = (
    r"\x{0080}-\x{009F}\x{00AD}\x{034F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180E}\x{200B}"
    r"\x{2028}\x{2029}\x{2060}-\x{2064}\x{206A}-\x{206F}\x{3164}\x{FEFF}\x{FFA0}"
    r"\x{FFF9}-\x{FFFB}\x{E0000}-\x{E007F}"
)
_JOINERS = r"\x{200C}\x{200D}"
_ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?"
    r"([Zz]|[+-][01][0-9](:?[0-5][0-9])?)?)?"
)
_OFFSET = r"([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)$"
_SLASHED = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4})"
_UNSURE = r"(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]([0-9]{2}|[0-9]{4})"
_NUMBER = r"[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?"
_SAY_HOW = 'if the whole source writes days so, say how in mapping.yaml (dates: "…")'

Rule = tuple[str, str]  # when this SQL condition holds, this SQL text is the message


@dataclass(frozen=True)
class Reading:
    """What is needed to read days and instants: the campus, the style, and the clock.

    ``now`` is UTC without an offset; ``dates`` a strftime format or None.
    """

    zone: str
    now: datetime
    dates: str | None = None
    skew_hours: int = 24


def quoted(text: str) -> str:
    """Return an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def instant(t: str, reading: Reading) -> str:
    """SQL: the UTC instant that ``t`` says, NULL where it says a day or nothing."""
    zone = quoted(reading.zone)
    text = f"replace(upper({t}), ',', '.')"
    iso = (
        f"case when length({t}) > 10 and regexp_full_match({t}, '{_ISO}') then"
        f" case when regexp_matches(substr({t}, 11), '{_OFFSET}')"
        f" then timezone('UTC', try_cast({text} as timestamptz))"
        f" else timezone('UTC', timezone({zone}, try_cast({text} as timestamp))) end end"
    )
    if reading.dates is None or not _has_time(reading.dates):
        return iso
    own = f"try_strptime(trim({t}), {quoted(reading.dates)})"
    if "%z" in reading.dates:
        return f"coalesce(timezone('UTC', {own}), {iso})"
    return f"coalesce(timezone('UTC', timezone({zone}, {own})), {iso})"


def day(t: str, at: str, reading: Reading) -> str:
    """SQL: the campus-local day of ``t``, whose instant (or NULL) is ``at``."""
    zone = quoted(reading.zone)
    local = f"cast(timezone({zone}, timezone('UTC', {at})) as date)"
    iso = (
        f"case when length({t}) = 10 and regexp_full_match({t}, '{_ISO}')"
        f" then try_cast({t} as date) end"
    )
    if reading.dates is None or _has_time(reading.dates):
        return f"coalesce({local}, {iso})"
    own = f"cast(try_strptime(trim({t}), {quoted(reading.dates)}) as date)"
    return f"coalesce({local}, {own}, {iso})"


def _has_time(dates: str) -> bool:
    return any(part in dates for part in ("%H", "%I", "%-H", "%-I"))


def typed(column: Column, t: str) -> str:
    """SQL: the value of a cell that isn't a day or an instant, or NULL."""
    if column.kind is Kind.NUMBER:
        return f"case when regexp_full_match({t}, '{_NUMBER}') then {_double(t)} end"
    if column.kind is Kind.COUNT:
        return (
            f"case when regexp_full_match({t}, '[0-9]+([.]0+)?')"
            f" then try_cast(split_part({t}, '.', 1) as bigint) end"
        )
    if column.kind is Kind.FLAG:
        return (
            f"case when lower({t}) in ('true', '1', 'yes') then true"
            f" when lower({t}) in ('false', '0', 'no') then false end"
        )
    if column.kind is Kind.CHOICE:
        words = ", ".join(quoted(choice) for choice in column.choices)
        return f"case when lower({t}) in ({words}) then lower({t}) end"
    return t


def _double(t: str) -> str:
    return f"try_cast({t} as double)"


def rules(column: Column, t: str, v: str, reading: Reading) -> list[Rule]:
    """Every rule for a column whose text is ``t`` and whose value is ``v``, in order.

    ``v`` is the day for days and instants (its instant is ``v`` with ``_at``).
    """
    found: list[Rule] = []
    if column.required:
        found.append((f"{t} is null", "'required, but empty'"))
    if column.kind in (Kind.MOMENT, Kind.DAY):
        found += _moment_rules(t, v)
        if column.past:
            found.append(_past(column, v, reading))
    elif column.kind in (Kind.NUMBER, Kind.COUNT):
        found += _number_rules(column, t, v)
    elif column.kind in (Kind.FLAG, Kind.CHOICE):
        found.append((f"{t} is not null and {v} is null", _words(column)))
    else:
        found += text_rules(t, strict=column.kind is Kind.ID)
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


def _invisible(t: str, hidden: str) -> str:
    code = f"unicode(regexp_extract({t}, '{hidden}'))"
    return f"'invisible character U+' || printf('%04X', {code})"


def _moment_rules(t: str, v: str) -> list[Rule]:
    wrong = f"{t} is not null and {v} is null"
    like = f"{wrong} and regexp_full_match(trim({t}),"
    serial = "looks like a spreadsheet serial number; expected a day such as 2026-03-01"
    unsure = "ambiguous, day/month or month/day; not ISO 8601"
    return [
        (f"{like} '{_ISO}')", "'no such day or time'"),
        (f"{like} '{_UNSURE}')", quoted(f"{unsure}: {_SAY_HOW}")),
        (f"{like} '{_SLASHED}')", quoted(f"not ISO 8601: {_SAY_HOW}")),
        (f"{like} '[0-9]{{5}}([.][0-9]+)?')", quoted(serial)),
        (wrong, "'not ISO 8601 (2026-03-01 or 2026-03-01T10:00:00Z)'"),
        (
            f"{v} < date '1900-01-01' or {v} > date '2200-12-31'",
            "'outside the years 1900 to 2200'",
        ),
    ]


def _past(column: Column, v: str, reading: Reading) -> Rule:
    latest = reading.now + timedelta(hours=reading.skew_hours)
    local = latest.replace(tzinfo=UTC).astimezone(ZoneInfo(reading.zone)).date()
    at = f'"{column.name.removesuffix("_on")}_at"'
    late = (
        f"coalesce({at} > timestamp '{latest:%Y-%m-%d %H:%M:%S}', {v} > date '{local}')"
    )
    return late, f"'in the future (more than {reading.skew_hours} hours ahead)'"


def _number_rules(column: Column, t: str, v: str) -> list[Rule]:
    if column.kind is Kind.COUNT:
        return [(f"{t} is not null and {v} is null", "'not a whole number, 0 or more'")]
    comma = "'decimal comma; expected a decimal point'"
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
