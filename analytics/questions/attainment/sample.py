"""A random sample of evidence, to be read again by somebody else."""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import ask
from analytics.questions.attainment.counts import check_achievement
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

MOST = 1_000  # more than anybody reads


@dataclass(frozen=True)
class SampleRow:
    """One award whose evidence is to be read."""

    place: int
    learner: str
    achievement: str
    source: str | None
    award: str | None
    earned_on: date
    level: str | None
    assessed_by: str | None
    evidence_url: str


def sample(
    state: State, scope: Scope, size: int, seed: int, achievement: str | None = None
) -> Answer[SampleRow]:
    """Answer with awards drawn at random from those with evidence, without repeats.

    The same seed draws the same awards of the same records, in whatever order they were
    loaded; a larger sample begins with the smaller one. Nothing is listed for the
    public. Raises UnknownError for an achievement that there isn't, or a size outside 1
    to MOST.
    """
    if not 1 <= size <= MOST:
        raise UnknownError(f"a sample has 1 to {MOST:,} awards")
    told = {"seed": str(seed), "size": size, "achievement": achievement}
    with ask(state, scope) as asked:
        check_achievement(asked, achievement)
        found = asked.rows("attainment_sample", day=asked.day, **told)
        rows = [SampleRow(place, *one) for place, one in enumerate(found, start=1)]
        notes = [f"Drawn at random with seed {seed} from the awards with evidence."]
        if len(rows) < size:
            notes.append(f"There are only {len(rows):,} of them.")
        if not scope.viewer.rights.people:
            rows, notes = [], ["Nobody is listed by name or id for the public."]
        return answer(Answer, "attainment", asked, rows, notes)
