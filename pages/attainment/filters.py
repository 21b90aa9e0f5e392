"""What is asked about attainment: widgets bound to the address in, a Question out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.markup import label
from analytics.questions.attainment.counts import AttainmentQuestion, AttainmentRow
from analytics.questions.attainment.words import ATTEMPTS, MOST_BARS, SPLITS
from analytics.scope import Scope
from pages.shared import cached
from pages.shared.filters import View

EVERY, NOTHING = "Every achievement", "Nothing"


@dataclass(frozen=True)
class Asked:
    """The question, and by what its answer is compared (None: by nothing)."""

    question: AttainmentQuestion
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)

    def by_part(self, split: Any) -> AttainmentQuestion:
        """Return the question split by something else than achievements."""
        return replace(self.question, split=split)

    def counting(self, attempts: Any) -> AttainmentQuestion:
        """Return the question of other attempts."""
        return replace(self.question, attempts=attempts)


def draw(view: View) -> Asked | None:
    """Draw the choices; None where nothing was ever assessed."""
    everything = cached.attainment(
        view.state, replace(view.scope, where=()), AttainmentQuestion()
    )
    if not everything.rows:
        return None
    one, two, three, four = st.columns([4, 3, 3, 2], vertical_alignment="bottom")
    with one:
        achievement = _picked("Of", _achievements(everything.rows), "work")
    with two:
        attempts = _picked("Which counts", ATTEMPTS, "attempts")
    with three:
        by = _picked("Compared by", _ways(view), "differing")
    with four.popover("More", icon=":material/tune:", width="stretch"):
        written = st.text_input(
            "Levels of the rubric, the lowest first",
            key="scale",
            bind="query-params",
            placeholder="beginning, developing, proficient",
        )
    scale = dict.fromkeys(w.strip() for w in written.split(",") if w.strip())
    return Asked(
        AttainmentQuestion(achievement, attempts=attempts, scale=tuple(scale)), by
    )


def _achievements(rows: Sequence[AttainmentRow]) -> dict[str, str | None]:
    titles = [row.title for row in rows]
    names: dict[str, str | None] = {EVERY: None}
    for row in sorted(rows, key=lambda row: row.title):
        alone = titles.count(row.title) == 1
        names[label(row.title if alone else f"{row.title} ({row.part})")] = row.part
    return names


def _ways(view: View) -> dict[str, str | None]:
    plain = replace(view.scope, where=())
    names = {choice.attribute for choice in cached.choices(view.state, plain)}
    return {NOTHING: None} | {name.replace("_", " "): name for name in sorted(names)}


def split() -> str:
    """Choose what the work is broken down by."""
    return st.segmented_control(
        "By",
        SPLITS,
        default=SPLITS[0],
        required=True,
        key="broken",
        bind="query-params",
    )


def drawn(rows: Sequence[AttainmentRow]) -> Sequence[AttainmentRow]:
    """Return the rows that are drawn; ask where there are many."""
    if len(rows) <= MOST_BARS:
        return rows
    wanted = st.toggle(f"Draw all {len(rows)}", key="drawn", bind="query-params")
    return rows if wanted else rows[:MOST_BARS]


def _picked(name: str, options: dict[str, Any], key: str) -> Any:
    chosen = st.selectbox(name, list(options), key=key, bind="query-params")
    return options[chosen]
