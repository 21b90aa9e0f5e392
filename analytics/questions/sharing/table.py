"""The tables beside the pictures of sharing: same order, same rounding."""

from typing import Any

from analytics.asking.loaded import NOT_LOADED
from analytics.drawing.palette import interval, number, percent, span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.sharing.counts import SharingAnswer
from analytics.questions.sharing.how_soon import SharingTimeAnswer
from analytics.questions.sharing.how_soon_words import Curves
from analytics.questions.sharing.parts_picture import called
from analytics.questions.sharing.who_looks import ViewsAnswer
from analytics.questions.sharing.words import LABELS, STAGES, days_of


def tile_rows(answer: SharingAnswer) -> list[dict[str, Any]]:
    """Return the figures that administrators know, each with its parts."""
    figures = answer.tiles or ()
    return [
        {
            "Figure": LABELS[one.measure],
            "Is": NOT_LOADED
            if answer.lacks(one.measure)
            else one.name or _value(one.measure, one.value),
            "Of all": percent(one.value) if one.name else "",
            "Count": one.numerator,
            "Out of": one.denominator,
            "95% interval": interval(one.low, one.high),
            "A year before": one.previous_name or _value(one.measure, one.previous),
        }
        for one in figures
        if one.measure in LABELS
        and (one.value is not None or answer.lacks(one.measure))
    ]


def _value(measure: str, value: float | None) -> str:
    return number(value) if measure == "views_median" else percent(value)


def rows_of(answer: SharingAnswer, split: str = "") -> list[dict[str, Any]]:
    """Return every stage (of every part of the split)."""
    return [
        ({split.capitalize(): called(row)} if split else {})
        | {
            "Stage": STAGES[row.stage],
            "Had the time": row.mature,
            "Came so far in time": row.mature_reached,
            "Of all": percent(row.rate),
            "95% interval": interval(row.low, row.high),
            "Of the stage before": percent(row.rate_from_previous),
            "By now": row.awards,
            WORDS.learners.capitalize(): row.learners,
            "Left out": row.left_out,
        }
        for row in answer.rows
    ]


def shared_rows(answer: SharingAnswer, split: str) -> list[dict[str, Any]]:
    """Return what was earned and what was shown, by part of the split."""
    earned = {
        (row.group, row.split): row for row in answer.rows if row.stage == "awarded"
    }
    return [
        {
            split.capitalize(): called(row),
            "Earned by now": earned[row.group, row.split].awards,
            "Shared by now": row.awards,
            "Had the time": row.mature,
            "Shared in time": row.mature_reached,
            "Rate": percent(row.rate),
            "95% interval": interval(row.low, row.high),
        }
        for row in answer.rows
        if row.stage == "shared"
    ]


def time_rows(curves: Curves, split: str = "") -> list[dict[str, Any]]:
    """Return the curves of every part at round days."""
    marks = (0, 1, 7, 14, 30, 60, 90, 180, 365)
    return [
        ({split.capitalize(): name} if split else {})
        | {"Within": span_of_days(mark)}
        | {STAGES[stage]: _at(answer, mark) for stage, answer in told.items()}
        for name, told in curves.items()
        for mark in marks
    ]


def _at(answer: SharingTimeAnswer, day: int) -> str:
    past = [row for row in answer.rows if row.day <= day]
    if not past:
        return percent(0.0 if answer.rows else None)
    band = interval(past[-1].low, past[-1].high)
    return percent(past[-1].incidence) + (f" ({band})" if band else "")


def view_rows(answer: ViewsAnswer, split: str) -> list[dict[str, Any]]:
    """Return looks by part of the split."""
    return [
        {
            split.capitalize(): row.split,
            "Shares": row.shares,
            "Looked at": row.viewed,
            "Looks": row.views,
            "Median": row.median,
            "Top tenth has": percent(row.top_tenth),
        }
        for row in answer.rows
    ]


def since_rows(answer: ViewsAnswer) -> list[dict[str, Any]]:
    """Return looks by days since sharing."""
    return [
        {
            "Since sharing": days_of(row),
            "Shares old enough": row.shares,
            "Looked at": row.viewed,
            "Looks": row.views,
        }
        for row in answer.since
    ]
