"""Does completing a pathway go with sharing, or does sharing come before?"""

from dataclasses import dataclass
from math import sqrt

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import Shown, hold_back, is_small
from analytics.estimate.incidence import Z
from analytics.questions.sharing.notes import OVERLAPPING, UNKNOWABLE
from analytics.questions.sharing.path import HORIZON, show_awards
from analytics.scope import Scope
from analytics.store.facts import complete_steps
from analytics.store.state import State


@dataclass(frozen=True)
class BesideRow:
    """One pathway, in one group: sharing before and after it was complete.

    Of ``completed`` learners, ``mature`` were complete so long ago that the horizon is
    over. Of these, ``shared_before`` had shared something of it before, whenever;
    ``shared_after`` did so first within the horizon (rates: Wilson, 95%).
    ``compared`` are those who had something of it to show for a whole horizon before:
    ``in_before`` shared in it, ``in_after`` in one as long from that day on;
    ``difference`` is the second's share less the first's, with its 95% interval. None:
    not known, or held back.
    """

    group: Shown[str]
    pathway: Shown[str]
    title: Shown[str]
    completed: int | None
    mature: int | None
    shared_before: int | None
    rate_before: float | None
    low_before: float | None
    high_before: float | None
    shared_after: int | None
    rate_after: float | None
    low_after: float | None
    high_after: float | None
    compared: int | None
    in_before: int | None
    in_after: int | None
    difference: float | None
    low: float | None
    high: float | None


def sharing_pathways(
    state: State, scope: Scope, within: int = HORIZON
) -> Answer[BesideRow]:
    """Answer with one row per group and pathway that somebody completed.

    ``within``: the horizon, in days. Complete is a pathway on the first day by which
    enough of it had been *issued*: before that nobody could show it.
    """
    with ask(state, scope) as asked:
        show_awards(asked)
        _complete_by_issue(asked)
        asked.define("sharing_beside", within=within)
        found = asked.rows("sharing_pathways", within=within, day=asked.day)
        rows, held = hold_back(
            asked.scope.viewer, [_row(*one) for one in found], _parts
        )
        notes = [*_notes(within), *held]
        return answer(Answer, "sharing-pathways", asked, rows, notes)


def _complete_by_issue(asked: Asked) -> None:
    """Let the cursor see completion by the days of issue instead of earning."""
    asked.relations.replace("first_earned", "sharing_issued")
    asked.cursor.execute("drop table if exists temp.step_completed")
    levels = asked.cursor.execute("select coalesce(max(level), 0) from gate").fetchone()
    assert levels is not None
    complete_steps(asked.cursor, levels[0], "temp")


def _row(group: str, pathway: str, title: str, *counts: int) -> BesideRow:
    completed, mature, before, after, compared, in_before, in_after, both = counts
    rates = Rate(before, mature), Rate(after, mature)
    return BesideRow(
        group,
        pathway,
        title,
        completed,
        mature,
        before,
        rates[0].rate,
        *rates[0].interval,
        after,
        rates[1].rate,
        *rates[1].interval,
        compared,
        in_before,
        in_after,
        *paired(in_before - both, in_after - both, compared),
    )


def paired(
    only_first: int, only_second: int, pairs: int
) -> tuple[float | None, float | None, float | None]:
    """Return the second share less the first of the same people, with its interval.

    ``only_first`` and ``only_second`` are those who did so in one span and not in the
    other. The interval (95%) is Agresti and Min's (2005, Statistics in Medicine 24:
    729-740): half a person more in each of the four cells. None where nobody is
    compared.
    """
    if not pairs:
        return None, None, None
    more, fewer, number = only_second + 0.5, only_first + 0.5, pairs + 2
    middle = (more - fewer) / number
    width = Z * sqrt((more + fewer) - (more - fewer) ** 2 / number) / number
    gap = (only_second - only_first) / pairs
    return gap, max(-1.0, middle - width), min(1.0, middle + width)


def _parts(row: BesideRow) -> tuple[int | None, int | None]:
    """Return the parts of a row that tell about the fewest people."""
    found = [
        (row.shared_before, row.mature),
        (row.shared_after, row.mature),
        (row.in_before, row.compared),
        (row.in_after, row.compared),
    ]
    return next((one for one in found if is_small(*one)), found[0])


def _notes(within: int) -> list[str]:
    return [
        f"Counted are those who were complete at least {within:,} days ago, in "
        "whichever version, by what had been issued: what was issued later could not "
        "be shown before.",
        "Before and after are compared among those who had something of it to show for "
        f"{within:,} days before: the {within:,} days before the day on which it was "
        f"complete, and {within:,} from that day on. Whoever completes has more to "
        "show than before; that sharing goes with it doesn't say why.",
        "With an interval for each pathway, one in twenty misses by chance.",
        OVERLAPPING["pathway"],
        UNKNOWABLE,
    ]
