"""One badge in full: what the work was, how it was assessed, where it counts."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey import shown_words as journey_shown
from analytics.questions.journey import table as tables
from analytics.questions.journey.counts import JourneyAnswer
from pages.shared import address, plain


def pick(labels: dict[str, str]) -> None:
    """Take a click on the map as the choice of its badge."""
    points = st.session_state["journey-map"].selection.points
    clicked = points[0]["customdata"][0] if points else None
    named = next((label for label, one in labels.items() if one == clicked), None)
    if named:
        st.session_state["badge"] = named


def draw(answer: JourneyAnswer, labels: dict[str, str]) -> None:
    """Show the badge that is chosen here, or by a click on the map."""
    ids = {one: label for label, one in labels.items()}
    address.read("badge", address.known_as(list(labels), ids), f"no {WORDS.badge}")
    chosen = st.selectbox(
        f"Look at a {WORDS.badge}, or click it on the map",
        list(labels),
        index=None,
        key="badge",
        bind="query-params",
        placeholder=f"Choose a {WORDS.badge}",
    )
    if chosen is not None:
        shown = st.dialog(as_is(chosen), width="large", on_dismiss=_close)(_show)
        shown(answer, labels[chosen])


def _close() -> None:
    st.session_state["badge"] = None


def _show(answer: JourneyAnswer, badge: str) -> None:
    counts = tables.counts_in(answer, badge)
    where = ("Counts in", ", ".join(counts) or f"no {WORDS.pathway}")
    awards = tables.awards_of(answer, badge)
    if not awards:
        asks = tables.asks_for(answer, badge)
        plain.facts([("Standing", "Not earned yet"), *asks, where])
    for award in awards:
        with st.container(border=True):
            days = tables.days_of(award, answer.as_of)
            seen = journey_shown.facts_of(answer, badge)
            plain.facts([*tables.facts_of(award), *days, where, *seen])
            _evidence(award.evidence_url)


def _evidence(url: str | None) -> None:
    """Offer the evidence as a link where it is one, else as the text that it is."""
    link = tables.safe_link(url)
    if link:
        st.link_button("Open the evidence", link, icon=":material/open_in_new:")
    elif url:
        plain.facts([("Evidence", url)])
