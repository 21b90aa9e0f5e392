"""Badges given by section: the interval is that of sections."""

from datetime import date

import pytest

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope, UnknownError
from tests.questions.outcome.adjusted_world import UNEVEN, world

pytestmark = pytest.mark.long


def rows(worlds, name: str, day: date | None = None, **options):
    """The landmark and adjusted rows of a world whose learners have an attribute."""
    tables = world(UNEVEN)
    head, *learners = tables["learners"].split("\n")
    tables["learners"] = "\n".join(
        [f"{head} | {name}", *(f"{one} | s{n // 20}" for n, one in enumerate(learners))]
    )
    asked = OutcomeQuestion("achievement:debate", at_entry=("college",), **options)
    return outcome(worlds.state(tables), Scope(as_of=day), asked).rows


@pytest.mark.parametrize("name", ["section", "advisor"])
def test_a_section_or_an_advisor_is_asked_for_by_itself(worlds, name: str):
    plain, fair = rows(worlds, name)
    assert (plain.cluster, fair.cluster) == (name, name)


def test_another_one_is_named(worlds):
    """Twenty sections of twenty, each with the badge or without it."""
    other = rows(worlds, "tutor")
    assert [one.cluster for one in other] == [None, None]
    named = rows(worlds, "tutor", cluster="tutor")
    assert [one.cluster for one in named] == ["tutor", "tutor"]
    for one, alone in zip(named, other, strict=True):
        assert one.difference == alone.difference
        assert one.high - one.low > 1.5 * (alone.high - alone.low)


def test_an_attribute_that_isnt_there_is_refused(worlds):
    with pytest.raises(UnknownError, match="unknown attribute 'shoe'"):
        rows(worlds, "section", cluster="shoe")


def test_where_nobody_is_compared_yet_there_are_no_sections(worlds):
    """The day before the landmark's census: an answer, and not an error."""
    early = rows(worlds, "section", date(2025, 1, 26))
    assert [(one.exposed, one.comparison) for one in early] == [(0, 0), (0, 0)]
    assert {one.finding for one in early} == {"too few"}
