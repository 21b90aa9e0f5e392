"""What is said beside taking part by group: what was counted, and what it can't say."""

from collections.abc import Collection, Sequence

from analytics.questions.outcome.question import OutcomeQuestion, definition
from analytics.questions.participation.rows import ParticipationRow

UNKNOWN = {
    "access": "Access isn't known: nothing loaded tells where or for whom it was on "
    "offer.",
    "uptake": "Who tried isn't known: no work handed in for it was loaded (for any "
    "badge at all it can't be said).",
}


def notes_of(
    question: OutcomeQuestion,
    by: str | None,
    rows: Sequence[ParticipationRow],
    unknown: Collection[str],
    small: int,
) -> list[str]:
    """Say what was counted, what isn't known, and how the gaps are to be read."""
    notes = [definition(question)]
    if not rows:
        return [*notes, "Nobody was enrolled at such a landmark."]
    notes.append(
        "Taking part: of everybody enrolled at the landmark's census, those to whom it "
        "had been issued by then. Access, uptake and completion are each of those at "
        "the stage before. Outcomes count only those of whom it is known."
    )
    notes += [UNKNOWN[name] for name in sorted(unknown)]
    if by is None:
        return [*notes, "Say by what to split, to see gaps: by an attribute."]
    gaps = sum(row.p is not None for row in rows)
    notes.append(
        f"Gaps are to all others in scope, in fractions; {gaps:,} were looked at, and "
        "q is adjusted for that many. Nothing is adjusted for what else differs."
    )
    if small:
        notes.append(
            f"{small:,} of the groups have fewer than {question.least:,} learners who "
            "take part or who don't, of whom the outcome is known: no gap in the "
            "outcome is given, and they are in no test."
        )
    return [
        *notes,
        "This is an association: a gap that is narrower among those who take part may "
        "come from who takes part.",
    ]
