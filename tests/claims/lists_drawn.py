"""Made-up lists: what deserves a look, whom to speak with, what would change."""

from random import Random

from analytics.asking.answer import Answer
from analytics.pathways.tree import Item, Rule, Step, Tree
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.caseload.words import TITLES as GROUPS
from analytics.questions.overlaps.counts import OverlapRow, OverlapsAnswer, PeopleRow
from analytics.questions.participation.rows import ParticipationRow
from analytics.questions.pathways.drawn import DrawnRow
from analytics.questions.quality.counts import FindingRow
from analytics.questions.what_if.counts import WhatIfRow
from analytics.questions.what_if.scenario import Parts
from tests.claims.answers_drawn import TITLES, answer, few, held, rated

ROOT = Step("p", "Thinking", None, (Rule(1, (Item("achievement", "x"),)),))
PARTS = Parts(Tree("p", "Thinking", (ROOT,)), {"x": "X"}, {})


def what_if(rng: Random) -> Answer[WhatIfRow]:
    """Draw who would gain a pathway by a change, and who would lose it."""
    rows = []
    for step in ("p", "q")[: rng.randrange(3)]:
        now, gained = few(rng, 90), few(rng, 90)
        lost, can = few(rng, now), few(rng, 90)
        then = now + gained - lost
        could = few(rng, 90)
        rows.append(
            WhatIfRow(
                "", step, rng.choice(TITLES), 900, now, then, gained - lost, gained,
                lost, can, could,
            )
        )  # fmt: skip
    return answer(Answer, "what-if", [held(r, rng, "gained", "lost") for r in rows])


def drawn(rng: Random) -> Answer[DrawnRow]:
    """Draw what a pathway would count that isn't loaded, or is in another version."""
    learners, is_loaded = few(rng, 90), rng.random() < 0.5
    now, gained = few(rng, 90), few(rng, 3)
    lost = few(rng, min(now, 3))
    then = now + gained - lost
    beside = (now, gained, lost) if is_loaded else (None, None, None)
    row = DrawnRow("p", rng.choice(TITLES), learners, then, few(rng, 90), *beside)
    figures = ("completed", "completed_now", "gained", "lost")
    return answer(Answer, "pathways", [held(row, rng, *figures)])


def overlaps(rng: Random) -> OverlapsAnswer:
    """Draw which badges count where, and how many are on several pathways."""
    rows = [
        OverlapRow(f"b{n}", f"b{n}", False, f"p{n}", f"p{n}", 3, rng.randrange(1, 4))
        for n in [rng.randrange(5) for _ in range(rng.randrange(9))]
    ]
    people = [
        held(PeopleRow(n, few(rng, 900)), rng, "learners")
        for n in range(1, rng.randrange(1, 5))
    ]
    return answer(OverlapsAnswer, "overlaps", rows, people=tuple(people))


def quality(rng: Random) -> Answer[FindingRow]:
    """Draw findings: some there, some not, some not looked for."""
    rows = [
        FindingRow(
            "", "x", title, rng.choice([None, 0, few(rng, 90)]), "awards", "", ""
        )
        for title in TITLES[: rng.randrange(6)]
    ]
    return answer(Answer, "quality", rows)


def caseload(rng: Random) -> Answer[CaseRow]:
    """Draw a caseload: lines of few people in some groups."""
    rows = [
        CaseRow(
            rng.choice([*GROUPS]), f"l{rng.randrange(4)}", None, "p", "P", 1, (), (),
            None, None, None, "", "", False,
        )
        for _ in range(rng.choice([0, 1, 2, 9]))
    ]  # fmt: skip
    return answer(Answer, "caseload", rows)


def participation(rng: Random) -> list[ParticipationRow]:
    """Draw who takes part, group by group, beside all others."""
    rows = []
    for name in ("yes", "no", "Arts", "", "Law *1*")[: rng.randrange(6)]:
        of = few(rng, 900)
        told = rated(number := few(rng, of), of)
        gap, q = rng.uniform(-0.3, 0.3), rng.choice([None, 0.05, rng.random()])
        row = ParticipationRow(
            name, "any", "any badge", 1, "taking part", of, number, told["rate"],
            told["low"], told["high"], 0.2, gap, gap - 0.1, gap + 0.1, q, q, None,
        )  # fmt: skip
        rows.append(held(row, rng, "of", "q", "gap"))
    return rows
