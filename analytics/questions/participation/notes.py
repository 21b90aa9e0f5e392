"""What is said beside taking part by group: what was counted, and what it can't say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analytics.drawing.claims import Count, Given, Number, Sentence, never, say
from analytics.questions.outcome.question import OutcomeQuestion, definition
from analytics.questions.participation.rows import ParticipationRow

UNKNOWN = {
    "access": "Access isn't known: nothing loaded tells where or for whom it was on "
    "offer.",
    "uptake": "Who tried isn't known: no work handed in for it was loaded (for any "
    "badge at all it can't be said).",
}
COUNTED = (
    "Taking part: of everybody enrolled at the landmark's census, those to whom it had "
    "been issued by then. Access, uptake and completion are each of those at the stage "
    "before. Outcomes count only those of whom it is known."
)
ASSOCIATION = (
    "This is an association: a gap that is narrower among those who take part may come "
    "from who takes part."
)


@dataclass(frozen=True)
class TooSmall:
    """How many groups are too small for a gap in the outcome, and for the test."""

    groups: int


def notes_of(
    question: OutcomeQuestion,
    by: str | None,
    rows: Sequence[ParticipationRow],
    unknown: Collection[str],
    small: TooSmall,
) -> list[str | Sentence]:
    """Say what was counted, what isn't known, and how the gaps are to be read."""
    if not rows:
        none = never("Nobody was enrolled at such a landmark.", rows)
        return [definition(question), none]
    notes: list[str | Sentence] = [definition(question), COUNTED]
    notes += [UNKNOWN[name] for name in sorted(unknown)]
    if by is None:
        return [*notes, "Say by what to split, to see gaps: by an attribute."]
    gaps = say(
        "Gaps are to all others in scope, in fractions; {} were looked at, and q is "
        "adjusted for that many. Nothing is adjusted for what else differs.",
        Count(rows, (("p", "≠", None),)),
    )
    return [*notes, gaps, *_too_small(small, question.least), ASSOCIATION]


def _too_small(small: TooSmall, least: int) -> list[Sentence]:
    if not small.groups:
        return []
    told = say(
        "{} of the groups have fewer than {} learners who take part or who don't, of "
        "whom the outcome is known: no gap in the outcome is given, and they are in no "
        "test.",
        Number(small, "groups"),
        Given(least),
    )
    return [told]
