"""Days and instants: SQL that reads them, and SQL that says what is wrong with one.

``t`` is the SQL of a cell's text without surrounding blanks (NULL where it is blank).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from analytics.table import Column

_ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?"
    r"(Z|[+-][01][0-9](:?[0-5][0-9])?)?)?"
)
_OFFSET = r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)$"
_SLASHED = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4})"
_UNSURE = r"(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]([0-9]{2}|[0-9]{4})"
_SAY_HOW = 'if the whole source writes days so, say how in mapping.yaml (dates: "…")'

Rule = tuple[str, str]  # when this SQL condition holds, this SQL text is the message


@dataclass(frozen=True)
class Reading:
    """What is needed to read days and instants: the campus, the style, and the clock.

    ``now`` is UTC without an offset; ``dates`` are strftime formats, tried in turn.
    """

    zone: str
    now: datetime
    dates: tuple[str, ...] = ()
    skew_hours: int = 24


def quoted(text: str) -> str:
    """Return an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def instant(t: str, reading: Reading) -> str:
    """SQL: the UTC instant that ``t`` says, NULL where it says a day or nothing."""
    zone = quoted(reading.zone)
    local = f"timezone({zone}, try_cast({t} as timestamp))"
    iso = (
        f"case when length({t}) > 10 and regexp_full_match({t}, '{_ISO}') then"
        f" timezone('UTC', case when regexp_matches(substr({t}, 11), '{_OFFSET}')"
        f" then try_cast({t} as timestamptz) else {local} end) end"
    )
    own = [
        f"timezone('UTC', {_parsed(t, style)})"
        if "%z" in style.lower()
        else f"timezone('UTC', timezone({zone}, {_parsed(t, style)}))"
        for style in reading.dates
        if _has_time(style)
    ]
    return f"coalesce({', '.join((*own, iso))})" if own else iso


def day(t: str, at: str, reading: Reading) -> str:
    """SQL: the campus-local day of ``t``, whose instant (or NULL) is ``at``."""
    zone = quoted(reading.zone)
    local = f"cast(timezone({zone}, timezone('UTC', {at})) as date)"
    iso = (
        f"case when length({t}) = 10 and regexp_full_match({t}, '{_ISO}')"
        f" then try_cast({t} as date) end"
    )
    own = [
        f"cast({_parsed(t, style)} as date)"
        for style in reading.dates
        if not _has_time(style)
    ]
    return f"coalesce({', '.join((local, *own, iso))})"


def _parsed(t: str, style: str) -> str:
    return f"try_strptime({t}, {quoted(style)})"


def _has_time(dates: str) -> bool:
    return any(part in dates for part in ("%H", "%I", "%-H", "%-I"))


def moment_rules(t: str, v: str) -> list[Rule]:
    """Rules for the text ``t`` of a day or an instant whose day is ``v``."""
    wrong = f"{t} is not null and {v} is null"
    like = f"{wrong} and regexp_full_match({t},"
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


def past_rule(column: Column, v: str, reading: Reading) -> Rule:
    """Rule for what has happened already: no later than the clock allows."""
    latest = reading.now + timedelta(hours=reading.skew_hours)
    local = latest.replace(tzinfo=UTC).astimezone(ZoneInfo(reading.zone)).date()
    at = f'"{column.name.removesuffix("_on")}_at"'
    late = (
        f"coalesce({at} > timestamp '{latest:%Y-%m-%d %H:%M:%S}', {v} > date '{local}')"
    )
    return late, f"'in the future (more than {reading.skew_hours} hours ahead)'"
