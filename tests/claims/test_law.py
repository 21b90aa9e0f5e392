"""The law of words: no sentence says what the rows beneath it don't.

Each case draws answers by chance, asks for the sentence above them and holds its claims
against the rows by the code in ``checker``.
"""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from analytics.drawing.claims import EMPTY, Sentence, say
from analytics.drawing.words import spoken
from analytics.questions.attainment import levels_picture
from analytics.questions.attainment import table as attainment_table
from analytics.questions.attainment import words as attainment_words
from analytics.questions.bottlenecks import words as bottlenecks_words
from analytics.questions.caseload import words as caseload_words
from analytics.questions.completion_time import words as time_words
from analytics.questions.goes_with import picture as goes_with_picture
from analytics.questions.loads import words as loads_words
from analytics.questions.outcome import (
    curves_picture,
    doubts,
    issue_days,
    placebo,
    verdict_words,
)
from analytics.questions.outcome import notes as outcome_notes
from analytics.questions.outcome import words as outcome_words
from analytics.questions.outcome.question import OutcomeQuestion, came
from analytics.questions.overlaps import picture as overlaps_picture
from analytics.questions.overview import picture as overview_picture
from analytics.questions.overview import words as overview_words
from analytics.questions.participation import notes as participation_notes
from analytics.questions.participation import words as participation_words
from analytics.questions.pathways import drawn_words
from analytics.questions.persistence import words as persistence_words
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.progression import trend_picture as progression_trend
from analytics.questions.progression import words as progression_words
from analytics.questions.quality import words as quality_words
from analytics.questions.sharing import how_soon_words, parts_picture, pathways_words
from analytics.questions.sharing import notes as sharing_notes
from analytics.questions.sharing import words as sharing_words
from analytics.questions.steps import words as steps_words
from analytics.questions.what_if import words as what_if_words
from tests.claims import answers_drawn as drawn
from tests.claims import compared_drawn as compared
from tests.claims import lists_drawn as lists
from tests.claims import outcome_drawn as outcomes
from tests.claims import pathways_drawn as pathways
from tests.claims import sharing_drawn as sharing
from tests.claims import staying_drawn as staying
from tests.claims import told_drawn as told_of
from tests.claims.checker import faults
from tests.conftest import LAWS

SAID = say("no award says when it was issued")
ASKED = RetentionQuestion(cohort="first-time-full-time")
NEXT_FALL = OutcomeQuestion(outcome="next-fall")
MANY = 500 if LAWS == "whole" else 20

# What makes a sentence, and what draws what it is made of; the tables beneath; and what
# the asker gave.
Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
Case = tuple[Callable[..., Any], Callable[[Random], Drawn]]


def tables_of(
    draw: Callable[[Random], Any], *further: Any, given: tuple[Any, ...] = ()
) -> Callable[[Random], Drawn]:
    """Ask of a whole answer: all its tables stand beneath, and it itself.

    ``further`` is what the function takes beside it.
    """

    def told(rng: Random) -> Drawn:
        answer = draw(rng)
        beneath = (answer.rows, *answer.tables().values(), (answer,))
        return (answer, *further), beneath, given

    return told


def listed(
    draw: Callable[[Random], Any], *further: Any, given: tuple[Any, ...] = ()
) -> Callable[[Random], Drawn]:
    """Ask of rows that are chosen already: they stand beneath."""

    def told(rng: Random) -> Drawn:
        rows = draw(rng)
        return (rows, *further), (rows,), given

    return told


def two(draw: Callable[[Random], Any]) -> Callable[[Random], Drawn]:
    """Ask of two lists, one beside the other."""

    def told(rng: Random) -> Drawn:
        both = draw(rng), draw(rng)
        return both, both, ()

    return told


def also(draw: Callable[[Random], Drawn], *further: Any) -> Callable[[Random], Drawn]:
    """Ask of what is drawn already, with something more."""

    def told(rng: Random) -> Drawn:
        first, tables, given = draw(rng)
        return (*first, *further), tables, given

    return told


CASES: list[Case] = [
    (steps_words.sentence, tables_of(drawn.steps)),
    (steps_words.fates_sentence, tables_of(drawn.steps)),
    (steps_words.trend_sentence, tables_of(drawn.steps_trend)),
    (bottlenecks_words.sentence, tables_of(pathways.bottlenecks)),
    (bottlenecks_words.why, tables_of(pathways.bottlenecks)),
    (progression_words.sentence, tables_of(pathways.progression)),
    (
        progression_words.groups_sentence,
        tables_of(pathways.by_group, "s0"),
    ),
    (
        progression_trend.sentence,
        tables_of(pathways.progression_trend, "1 year", given=("1 year",)),
    ),
    (
        progression_trend.lead,
        tables_of(pathways.progression_trend, "1 year", given=("1 year",)),
    ),
    (
        persistence_words.lead,
        tables_of(staying.retention, ASKED, given=(persistence_words.counted(ASKED),)),
    ),
    (
        persistence_words.sentence,
        tables_of(staying.retention, ASKED, given=(persistence_words.counted(ASKED),)),
    ),
    (persistence_words.groups_sentence, listed(staying.groups, "pell")),
    (persistence_words.triangle_sentence, listed(staying.triangle_means)),
    (
        persistence_words.group_heading,
        lambda rng: (
            ("no", "pell", means := staying.triangle_means(rng)),
            (means,),
            ("pell: no",),
        ),
    ),
    (overview_words.sentence, tables_of(staying.overview)),
    (time_words.sentence, compared.completion_time),
    (goes_with_picture.sentence, compared.goes_with),
    (goes_with_picture.lead, compared.goes_with),
    (loads_words.set_aside_now, compared.set_aside),
    (sharing_words.sentence, tables_of(sharing.sharing)),
    (sharing_words.views_sentence, tables_of(sharing.views)),
    (parts_picture.parts_sentence, listed(sharing.bars, "skill")),
    (parts_picture.parts_sentence, listed(sharing.bars, "network")),
    (parts_picture.groups_sentence, listed(sharing.bars)),
    (parts_picture.unshared_sentence, tables_of(sharing.by_badge)),
    (pathways_words.sentence, tables_of(sharing.beside, 30, given=(30,))),
    (attainment_words.sentence, tables_of(sharing.attainment)),
    (
        attainment_words.parts_sentence,
        listed(lambda rng: sharing.attainment(rng).rows, "criterion"),
    ),
    (attainment_words.attempts_sentence, two(sharing.whole)),
    (attainment_words.agreement_sentence, listed(sharing.agreements, given=(0, 1))),
    (attainment_table.sample_sentence, tables_of(sharing.sample)),
    (overlaps_picture.sentence, tables_of(lists.overlaps)),
    (quality_words.sentence, tables_of(lists.quality)),
    (caseload_words.sentence, tables_of(lists.caseload)),
    (caseload_words.lead, tables_of(lists.caseload)),
    (participation_words.sentence, listed(lists.participation, "pell")),
    (
        what_if_words.sentence,
        tables_of(lists.what_if, (), lists.PARTS, given=("As it is",)),
    ),
    (drawn_words.sentence, tables_of(lists.drawn, lists.PARTS.tree)),
    (verdict_words.too_few, outcomes.judged("too few")),
    (verdict_words.too_different, outcomes.judged("groups too different")),
    (verdict_words.nothing_varies, outcomes.judged("nothing varies")),
    (verdict_words.no_difference, outcomes.judged("no difference seen")),
    (verdict_words.not_clear, outcomes.judged("not clear")),
    (verdict_words.difference, outcomes.judged("higher")),
    (verdict_words.difference, outcomes.judged("lower")),
    (verdict_words.nobody_knows, outcomes.judged("")),
    (placebo.told_of, outcomes.placebo),
    (outcome_words.sentence, tables_of(outcomes.outcomes)),
    (
        outcome_words.lead,
        tables_of(outcomes.outcomes, NEXT_FALL, given=(spoken(came(NEXT_FALL)),)),
    ),
    (outcome_words.sides, outcomes.compared),
    (outcome_words.alike, outcomes.compared),
    (doubts.placebo, outcomes.compared),
    (doubts.unmeasured, outcomes.compared),
    (doubts.comparisons, tables_of(outcomes.outcomes)),
    (doubts.doubts, also(outcomes.compared, EMPTY)),
    (curves_picture.sentence, listed(outcomes.curves)),
    (curves_picture.model_sentence, listed(outcomes.model, given=(1,))),
    (issue_days.why_not, outcomes.unasked),
    (
        issue_days.note,
        lambda rng: ((outcomes.ABOUT, SAID), ((),), (outcomes.TITLE, outcomes.WHEN)),
    ),
    (outcome_notes.notes_of, outcomes.windows),
    (outcome_notes.remarks, outcomes.remarks),
    (outcome_notes.adjusted_notes, outcomes.adjusting),
    (outcome_notes.followed_notes, outcomes.followed),
    (levels_picture.sentence, told_of.levels),
    (loads_words.standing, told_of.status),
    (overview_picture.pathway_line, told_of.on_pathway),
    (participation_notes.notes_of, told_of.too_small),
    (participation_words.gaps, tables_of(told_of.closing)),
    (quality_words.more, told_of.long_list),
    (quality_words.answers, told_of.issuer),
    (how_soon_words.sentence, told_of.soon),
    (how_soon_words.gaps, told_of.soon),
    (how_soon_words.apart_sentence, told_of.apart(("claimed", "shared"))),
    (how_soon_words.apart_sentence, told_of.apart(("shared",))),
    (sharing_notes.notes_of, told_of.remarks),
    (sharing_words.compared, told_of.spans),
    (steps_words.nobody_listed, told_of.people),
]


def called(function: Callable[..., Any]) -> str:
    """Return a function's name as the lists have it."""
    room, module = function.__module__.split(".")[-2:]
    return f"{room}/{module}.{function.__name__}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: called(case[0]))
def test_no_sentence_says_what_its_rows_do_not(case: Case):
    make, draw = case
    for seed in range(MANY):
        told, tables, given = draw(Random(seed))
        made = make(*told)
        for sentence in made if isinstance(made, list) else [made]:
            if isinstance(made, list) and not isinstance(sentence, Sentence):
                assert sentence in given or is_rule(sentence), sentence
                continue
            wrong = faults(sentence, tables, given)
            assert not wrong, f"seed {seed}: {sentence!s}\n{wrong}"


def is_rule(text: str) -> bool:
    """Tell whether text among sentences has no figure: it says by which rule."""
    return not any(letter.isdigit() for letter in text)
