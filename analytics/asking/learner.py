"""One learner: who they are, what they were awarded, when they were enrolled."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.asking.ask import Asked, ask
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

THEIR_OWN = (
    "What is public, shared and looked at is shown to the learner alone; for all "
    "learners together it is counted under sharing."
)

# Who can still earn a badge here, by where they are now; the others are counted apart.
STILL_HERE = ("enrolled", "unknown")


@dataclass(frozen=True)
class Person:
    """A learner as shown: the display name where one is given, never a former name.

    ``number`` is the state's own for them; it means nothing outside it. ``standing`` is
    where they stand on the day (deceased, graduated, enrolled, not enrolled, unknown),
    ``since`` when, where that is known.
    """

    number: int
    learner_id: str
    name: str | None
    entry_term: str | None
    entry_on: date | None
    entry_type: str | None
    is_confidential: bool
    deceased_on: date | None
    programs: tuple[str, ...] = ()
    standing: str = "unknown"
    since: date | None = None


@dataclass(frozen=True)
class AwardRow:
    """One award: what it is, all its days, and how it came to be.

    ``is_retroactive``: issued long after it was earned (see the definitions).
    ``is_suspended``: not in force for now, as its issuer's list says; it counts.
    ``counts_in``: titles of the pathways (latest versions) in which it counts.
    """

    achievement: str
    name: str
    kind: str
    is_milestone: bool
    issuer: str | None
    description: str | None
    criteria: str | None
    skills: str | None
    earned_on: date
    issued_on: date
    claimed_on: date | None
    expires_on: date | None
    is_revoked: bool
    is_suspended: bool
    is_retroactive: bool
    score: float | None
    level: str | None
    evidence_url: str | None
    narrative: str | None
    assessed_by: str | None
    activity: str | None
    activity_kind: str | None
    award_id: str | None
    counts_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class AchievementRow:
    """One achievement of a pathway, earned or not: what it is, what it asks for.

    ``offered_to``: the last day that it can be earned. ``counts_in``: titles of the
    pathways (latest versions) in which it counts.
    """

    achievement: str
    name: str
    kind: str
    issuer: str | None
    description: str | None
    criteria: str | None
    skills: str | None
    offered_to: date | None
    counts_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermRow:
    """One term of a learner's time: enrolled at its census, or not."""

    term: str
    name: str
    starts_on: date
    ends_on: date
    is_regular: bool
    enrolled: bool | None
    full_time: bool | None


@dataclass(frozen=True)
class Match:
    """A learner whom a search may mean. ``rank`` 0: said exactly."""

    learner_id: str
    name: str | None
    entry_term: str | None
    is_confidential: bool
    programs: str | None
    rank: int


def person(asked: Asked, learner_id: str) -> Person:
    """Return the learner of an id (of a merged id: the one that stays).

    From then on the question is about them alone. Raises UnknownError where there is
    no such learner or the viewer may not see them: the two are not told apart.
    """
    named = asked.scope.viewer.rights.people
    rows = asked.rows("who", learner_id=learner_id) if named else []
    if not rows:
        raise UnknownError("no learner of that id is known here")
    who = Person(*rows[0])
    asked.relations.replace("population", "only", learner=who.number)
    programs = asked.rows("journey_programs", learner=who.number, day=asked.day)
    standing, since = asked.rows("journey_standing", learner=who.number)[0]
    return replace(
        who,
        programs=tuple(program for program, _ in programs),
        standing=standing,
        since=since,
    )


def awards_of(asked: Asked, who: Person) -> tuple[AwardRow, ...]:
    """Return a learner's awards, by the day they were earned; revoked ones too."""
    counts = _counts_in(asked)
    return tuple(
        replace(AwardRow(*row), counts_in=counts.get(row[0], ()))
        for row in asked.rows("journey_awards", learner=who.number, day=asked.day)
    )


def achievements_of(asked: Asked, wanted: set[str]) -> tuple[AchievementRow, ...]:
    """Return what is known of achievements that pathways list, by their ids."""
    counts = _counts_in(asked)
    return tuple(
        replace(AchievementRow(*row), counts_in=counts.get(row[0], ()))
        for row in asked.rows("journey_achievements")
        if row[0] in wanted
    )


def _counts_in(asked: Asked) -> dict[str, tuple[str, ...]]:
    counts: dict[str, tuple[str, ...]] = {}
    for achievement, _, title in asked.rows("journey_counts_in"):
        counts[achievement] = (*counts.get(achievement, ()), title)
    return counts


def terms_of(asked: Asked, who: Person) -> tuple[TermRow, ...]:
    """Return the terms since the learner's first sign of life."""
    rows = asked.rows("journey_terms", learner=who.number, day=asked.day)
    return tuple(TermRow(*row) for row in rows)


def find_learners(
    state: State, scope: Scope, text: str, most: int = 20
) -> tuple[Match, ...]:
    """Return the learners whom a text may mean: an id, an e-mail address or a name.

    Best match first, at most ``most``. Former names and merged ids lead to the person.
    Fewer than two letters find nothing, and neither does the public.
    """
    wanted = text.strip().lower()
    if len(wanted) < 2 or not scope.viewer.rights.people:
        return ()
    with ask(state, scope) as asked:
        plain = asked.cursor.execute("select strip_accents(?)", [wanted]).fetchone()
        assert plain is not None
        rows = asked.rows("find_learner", text=plain[0], most=most)
    return tuple(Match(*row) for row in rows)
