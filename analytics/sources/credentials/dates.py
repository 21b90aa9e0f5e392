"""Days and instants of a credential, with the campus day of each."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from analytics.sources.credentials.problem import ProblemError

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?"
)


@dataclass(frozen=True)
class Clock:
    """The campus, and what "in the future" means (UTC, the allowance included)."""

    zone: str
    latest: datetime


@dataclass(frozen=True, order=True)
class Moment:
    """A campus day, and the UTC instant (without an offset) where one was given."""

    on: date
    at: datetime | None = None


def moment(value: Any, at: str, clock: Clock, *, strict: bool = True) -> Moment:
    """Read a day or an instant.

    ``strict`` (Open Badges 2 and 3) refuses one without an offset from UTC; the older
    kinds have it read as campus time, and may count seconds since 1970.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ProblemError(at, "not a date")
    if not isinstance(value, str):
        if strict:
            raise ProblemError(at, "a number, not a date of ISO 8601")
        return _checked(_since_1970(value, at, clock), at)
    found = _ISO.fullmatch(value.strip())
    if found is None:
        raise ProblemError(at, "not a date of ISO 8601")
    if strict and found.group(5) is None:
        raise ProblemError(at, "without an offset from UTC (such as Z or -06:00)")
    return _checked(_read(found, at, clock), at)


def _read(found: re.Match[str], at: str, clock: Clock) -> Moment:
    day, minute, second, fraction, offset = found.groups()
    try:
        if minute is None:
            return Moment(date.fromisoformat(day))
        clean = f"{day}T{minute}:{second or '00'}.{(fraction or '0')[:6]:0<6}"
        local = datetime.fromisoformat(clean + _offset(offset))
        if local.tzinfo is None:
            local = local.replace(tzinfo=ZoneInfo(clock.zone))
        return _instant(local.astimezone(UTC), clock)
    except (ValueError, OverflowError):
        raise ProblemError(at, "no such day or time") from None


def _offset(text: str | None) -> str:
    if text is None:
        return ""
    if text in "Zz":
        return "+00:00"
    digits = text[1:].replace(":", "")
    return f"{text[0]}{digits[:2]}:{digits[2:] or '00'}"


def _since_1970(value: float, at: str, clock: Clock) -> Moment:
    try:
        return _instant(datetime.fromtimestamp(value, UTC), clock)
    except (ValueError, OverflowError, OSError):
        raise ProblemError(at, "no such day or time") from None


def _instant(when: datetime, clock: Clock) -> Moment:
    local = when.astimezone(ZoneInfo(clock.zone))
    return Moment(local.date(), when.astimezone(UTC).replace(tzinfo=None))


def _checked(found: Moment, at: str) -> Moment:
    if not 1900 <= found.on.year <= 2200:
        raise ProblemError(at, "outside the years 1900 to 2200")
    return found


def happened(found: Moment, at: str, clock: Clock) -> Moment:
    """Return a moment of something that has happened; ProblemError where it can't."""
    late = found.on > clock.latest.date() if found.at is None else False
    if late or (found.at is not None and found.at > clock.latest):
        raise ProblemError(at, "in the future: not valid yet, so not counted")
    return found
