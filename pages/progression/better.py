"""Whether completing a pathway is getting better: a tab of progression."""

from dataclasses import replace
from typing import Any

from analytics.questions.progression import trend_picture as charts
from analytics.questions.progression import words as words
from analytics.questions.progression.counts import Question, progression
from analytics.questions.progression.trend import progression_trend
from pages.shared import choose, show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

WITHIN = {"1 year": 365, "180 days": 180, "2 years": 730, "3 years": 1095}
HOW = """
Each bar is a term in which people began, and the share of them who completed it within
the same time since. Only who had that time is counted, so recent terms don't look worse
than they are. Hatched: the time of some isn't up yet. No bar: that of
fewer than ten is.
"""


def draw(view: View, asked: Chosen[Question], top: Any) -> None:
    """Draw completion by the term begun, everybody given the same time."""
    days = choose.value("Completed within", WITHIN, "within", width=240)
    within = next(name for name, told in WITHIN.items() if told == days)
    question = replace(asked.question, within=days)
    answer = ask(progression_trend, view.state, view.scope, question)
    told = charts.sentence(answer, within)
    with top:
        whole = ask(progression, view.state, view.scope, asked.question)
        show.head(words.title(whole), answer, charts.lead(answer, within))
    if not view.state.entry.counts.get("terms"):
        show.notes(["Load terms to compare those who began in each."])
        return
    show.picture(
        "better",
        charts.bars(answer, show.mode()),
        charts.rows_of(answer),
        about="whether it is getting better",
        alt=charts.alt(answer),
        answer=answer,
        how=HOW,
        further=told,
    )
