"""What each colour means, in light and in dark; number formats, once.

Every meaning is also told by shape, fill or text: colour is never alone. Contrast with
the background is at least 3:1 for marks and 4.5:1 for text (WCAG 2.2, 1.4.11 and
1.4.3); ``tests/drawing/test_palette.py`` measures it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Mode = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """One mode's colours, by meaning."""

    background: str
    panel: str
    text: str
    quiet: str  # secondary text
    line: str  # rules and grids, decoration only
    complete: str
    progress: str  # in progress
    reach: str  # within reach
    open: str  # not yet
    covered: str  # no longer needed
    held_back: str
    track: str  # the empty part of a bar, decoration only


LIGHT = Palette(
    background="#FDFCF9",
    panel="#F4F1EA",
    text="#22302F",
    quiet="#586663",
    line="#DDD6C8",
    complete="#0B6B6B",
    progress="#B3541E",
    reach="#6A4FB3",
    open="#6F7C7A",
    covered="#7F8785",
    held_back="#7A7A7A",
    track="#E9E4D9",
)

DARK = Palette(
    background="#14191B",
    panel="#1E2629",
    text="#ECEAE3",
    quiet="#A9B5B5",
    line="#3A4549",
    complete="#4FC3B8",
    progress="#F0A36B",
    reach="#B7A3F5",
    open="#98A6A8",
    covered="#7F8C8F",
    held_back="#8D9799",
    track="#2B363A",
)

FONT = "Source Sans, sans-serif"
# How much of a colour the fullest cell of a heat map has: text on it keeps 4.5:1.
FULLEST = 0.5
MOST_PLACES = 3  # decimals of a percentage


def palette(mode: Mode) -> Palette:
    """Return the colours of a mode."""
    return DARK if mode == "dark" else LIGHT


def tint(share: float, mode: Mode) -> str:
    """Return the ground of a cell: the more, the further from the background."""
    colours = palette(mode)
    mixed = [
        round(ground + (full - ground) * min(max(share, 0.0), 1.0) * FULLEST)
        for ground, full in zip(
            bytes.fromhex(colours.background[1:]),
            bytes.fromhex(colours.complete[1:]),
            strict=True,
        )
    ]
    return f"#{bytes(mixed).hex().upper()}"


def number(value: float | int | None) -> str:
    """Write a count with its thousands apart; a dash where it isn't known."""
    if value is None:
        return "–"
    return f"{value:,.0f}"


def percent(rate: float | None) -> str:
    """Write a rate as a whole percentage, under 1% with a decimal; unknown: a dash."""
    if rate is None:
        return "–"
    tenths, written = f"{rate * 100:.1f}", f"{rate * 100:.0f}%"
    if rate > 0 and float(tenths) < 1:
        return "<0.1%" if tenths == "0.0" else f"{tenths}%"
    if rate < 1 and written == "100%":
        return ">99%"
    return written


def interval(low: float | None, high: float | None) -> str:
    """Write an interval as "20 to 23%"; empty where it isn't known.

    Ends that would be written alike have a decimal: "12.6 to 13.4%", or as many as tell
    them apart.
    """
    if low is None or high is None:
        return ""
    places = _places(low, high)
    return f"{low * 100:.{places}f} to {high * 100:.{places}f}%"


def estimate(rate: float | None, low: float | None, high: float | None) -> str:
    """Write a rate with its interval: "21%, 20 to 23%".

    The rate has the decimals that its interval needs: "13.2%, 13.1 to 13.4%".
    """
    if rate is None or low is None or high is None:
        return percent(rate)
    places = _places(low, high)
    written = f"{rate * 100:.{places}f}%" if places else percent(rate)
    return f"{written}, {interval(low, high)}"


def _places(low: float, high: float) -> int:
    """Return how many decimals tell two ends apart, and the lower one from 1%."""
    for places in range(0.005 <= low < 0.01, MOST_PLACES):
        if f"{low * 100:.{places}f}" != f"{high * 100:.{places}f}":
            return places
    return MOST_PLACES if low < high else 0


def chance(value: float) -> str:
    """Write a p or a q: three decimals, small ones as such."""
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def share(numerator: int | None, denominator: int | None) -> str:
    """Write a share with its parts: "412 of 1,930 · 21%"; "none yet" for 0 of n."""
    if numerator is None or denominator is None:
        return "held back"
    if not denominator:
        return "nobody yet"
    if not numerator:
        return f"none of {number(denominator)} yet"
    parts = f"{number(numerator)} of {number(denominator)}"
    return f"{parts} · {percent(numerator / denominator)}"


def span_of_days(days: float | None) -> str:
    """Write a time: days up to 60, then months of 30.44 days, then years."""
    if days is None:
        return "–"
    if days <= 60:
        return f"{days:.0f} days" if round(days) != 1 else "1 day"
    months = days / 30.44
    return f"{months:.0f} months" if months < 24 else f"{days / 365.25:.1f} years"


def day(value: date | None) -> str:
    """Write a day: "31 May 2026"; a dash where it isn't known."""
    return f"{value.day} {value:%B %Y}" if value else "–"
