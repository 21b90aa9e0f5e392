"""What is asked of a step funnel: widgets bound to the address in, a Question out."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.steps.choices import steps_at_first, steps_choices
from analytics.questions.steps.question import Exclusion, Part, Question, Step
from pages.shared import choose
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

WINDOWS = {
    "1 year": 365,
    "30 days": 30,
    "90 days": 90,
    "180 days": 180,
    "2 years": 730,
    "Any time": None,
}
ORDERS = {
    "In this order": "ordered",
    f"In this order, no other {WORDS.badge} between": "strict",
    "In any order": "unordered",
}
CLOCKS = {"The latest start": "latest", "The first start": "first"}
NOBODY = "Nobody"
DAY = 86_400


@dataclass(frozen=True)
class StepsChosen(Chosen[Question]):
    """What is asked of a funnel, and by what it is compared."""

    def by_period(self, period: Any) -> Question:
        """Return the question by the period of the first step."""
        return replace(self.question, trend=period)


def draw(view: View) -> StepsChosen | None:
    """Draw the builder: plain first, the rest under Advanced. None without a step."""
    plain = replace(view.scope, where=())
    known = ask(steps_choices, view.state, plain)
    left, middle, right, more = st.columns([6, 3, 3, 2], vertical_alignment="bottom")
    with left:
        chosen = choose.several(
            "Steps, one after another",
            list(known),
            "steps",
            default=ask(steps_at_first, view.state, plain),
            ids={str(part): name for name, part in known.items()},
        )
    with middle:
        within = choose.value("Time from the first step", WINDOWS, "within")
    with right:
        by = choose.compared_by(view, "by", without=("level",))
    with more.popover("Advanced", icon=":material/tune:", width="stretch"):
        told = _advanced(known, chosen)
    if not chosen:
        return None
    optional = told.pop("optional")
    steps = tuple(Step((known[n],), n in optional and n != chosen[0]) for n in chosen)
    seconds = None if within is None else within * DAY
    question = Question(steps, within=seconds, **told)
    return StepsChosen(question, by)


def _advanced(known: dict[str, Part], chosen: list[str]) -> dict[str, Any]:
    """Draw the order, what is optional, who is left out, and when people began."""
    order = choose.value("Order", ORDERS, "order")
    is_ordered = order != "unordered"
    ids = {str(part): name for name, part in known.items()}
    optional = choose.several(
        "Steps that aren't needed",
        chosen[1:],
        "optional",
        ids=ids,
        disabled=not is_ordered,
    )
    names = [name for name, part in known.items() if part.stage is None]
    left_out = choose.option(
        "Leave out who earned, on the way",
        [NOBODY, *names],
        "exclude",
        ids=ids,
        disabled=not is_ordered,
    )
    began = choose.day("Began from", "from"), choose.day("Began until", "until")
    clock = choose.value("Times run from", CLOCKS, "clock")
    found: dict[str, Any] = {"order": order, "entered": began, "optional": []}
    found["clock"] = clock
    if is_ordered:
        found["optional"] = optional
        found["exclusions"] = _exclusions(known, chosen, optional, left_out)
    return found


def _exclusions(
    known: dict[str, Part], chosen: list[str], optional: list[str], left_out: str
) -> tuple[Exclusion, ...]:
    """Leave out who earned it between the first step and the last that is needed."""
    firm = [n for n, name in enumerate(chosen, 1) if name not in optional or n == 1]
    if left_out == NOBODY or len(firm) < 2:
        return ()
    return (Exclusion(known[left_out].achievement or "", 1, firm[-1]),)


def period(view: View) -> str:
    """Choose by which periods of the first step to look over time."""
    known = ["term"] if view.state.entry.counts.get("terms") else []
    with st.container(width=240):
        return choose.option("Over time by", [*known, "month", "day"], "trend")


def bar(names: list[str], first: int) -> tuple[int, bool]:
    """Choose a bar: its step (from 1), and whether only those who stopped there.

    ``first`` is the step that is looked at before anybody chose.
    """
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        chosen = choose.option("At which step?", names, "bar", index=first - 1)
    only = right.toggle(
        "Only who stopped there", value=True, key="stopped", bind="query-params"
    )
    return names.index(chosen) + 1, only
