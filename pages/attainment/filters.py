"""What is asked about attainment: widgets bound to the address in, a Question out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.bars import MOST_BARS, both_ends
from analytics.drawing.markup import label
from analytics.questions.attainment.counts import (
    AttainmentQuestion,
    AttainmentRow,
    Attempts,
    attainment,
)
from analytics.questions.attainment.words import ATTEMPTS, SPLITS
from pages.shared import choose
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

EVERY = "Every achievement"


@dataclass(frozen=True)
class AttainmentChosen(Chosen[AttainmentQuestion]):
    """What is asked about attainment, and by what it is compared."""

    def by_part(self, split: Any) -> AttainmentQuestion:
        """Return the question split by something else than achievements."""
        return replace(self.question, split=split)

    def counting(self, attempts: Attempts) -> AttainmentQuestion:
        """Return the question of other attempts."""
        return replace(self.question, attempts=attempts)


def draw(view: View) -> AttainmentChosen | None:
    """Draw the choices; None where nothing was ever assessed."""
    everything = ask(
        attainment, view.state, replace(view.scope, where=()), AttainmentQuestion()
    )
    if not everything.rows:
        return None
    one, two, three, four = st.columns([4, 3, 3, 2], vertical_alignment="bottom")
    with one:
        achievement = choose.value("Of", _achievements(everything.rows), "work")
    with two:
        attempts = choose.value("Which counts", ATTEMPTS, "attempts")
    with three:
        by = choose.compared_by(view, "differing")
    with four.popover("More", icon=":material/tune:", width="stretch"):
        written = st.text_input(
            "Levels of the rubric, the lowest first",
            key="scale",
            bind="query-params",
            placeholder="beginning, developing, proficient",
        )
    scale = dict.fromkeys(w.strip() for w in written.split(",") if w.strip())
    return AttainmentChosen(
        AttainmentQuestion(achievement, attempts=attempts, scale=tuple(scale)), by
    )


def _achievements(rows: Sequence[AttainmentRow]) -> dict[str, str | None]:
    titles = [row.title for row in rows]
    names: dict[str, str | None] = {EVERY: None}
    for row in sorted(rows, key=lambda row: row.title):
        alone = titles.count(row.title) == 1
        names[label(row.title if alone else f"{row.title} ({row.part})")] = row.part
    return names


def split() -> str:
    """Choose what the work is broken down by."""
    return choose.one_of("By", SPLITS, "broken", default=SPLITS[0])


def drawn(rows: Sequence[AttainmentRow]) -> Sequence[AttainmentRow]:
    """Return the rows that are drawn; ask where there are many."""
    if len(rows) <= MOST_BARS:
        return rows
    wanted = st.toggle(f"Draw all {len(rows)}", key="drawn", bind="query-params")
    return rows if wanted else both_ends(rows)
