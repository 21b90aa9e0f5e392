"""Every learner's way through a funnel, worked out level by level in the database.

A try starts at each event that fits the first step. From each place that a try has come
to, the earliest event that fits the next step is taken: whatever a later one leaves
open, that one does too. Where this isn't so, every event is followed: in a strict
funnel, and before a step that hangs on the term of the one before. An event that fits
several steps is remembered by the tries that used it, as long as the day lasts: only
then could they meet it again.
"""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from analytics.asking.ask import Asked
from analytics.questions.steps.question import Part, Question, Step
from analytics.scope import UnknownError

# The tables that Python hands to the queries, beside what these make.
FITTING = pa.schema({"achievement": pa.int32(), "fits": pa.int64()})
BOUND = pa.schema({"part": pa.int32(), "inside": pa.int64(), "outside": pa.int32()})
TAINTED = pa.schema({"learner": pa.int32(), "anchor": pa.int64()})
BLOCKED = pa.schema(
    {
        "id": pa.int64(),
        "any_day": pa.date32(),
        "whole_day": pa.date32(),
        "next_at": pa.timestamp("us"),
    }
)

MOST_SHARED = 12  # distinct steps that share achievements, in an unordered funnel


def find_paths(asked: Asked, question: Question) -> set[str]:
    """Make ``reached`` (every try), ``best`` and ``walked`` (each learner's best one).

    ``tainted``: the tries that met what is excluded. Returns the achievements that
    aren't known.
    """
    asked.relations.hand("tainted", TAINTED.empty_table())
    unknown = _gather(asked, question)
    asked.define("events", "steps_events")
    if question.order == "unordered":
        _try_any_order(asked, question)
    else:
        _try_in_order(asked, question)
        unknown |= _leave_out(asked, question)
    asked.define("best", "steps_best", clock=question.clock)
    asked.define("walked", "steps_walked")
    return unknown


def _gather(asked: Asked, question: Question) -> set[str]:
    """Make ``happened``: the events that steps ask for; name unknown achievements."""
    fits: dict[str, int] = {}
    stages: dict[tuple[str, str | None], int] = {}
    for place, step in enumerate(question.steps):
        for part in step.parts:
            if part.stage:
                key = part.stage, part.achievement
                stages[key] = stages.get(key, 0) | 1 << place
            elif part.achievement:
                fits[part.achievement] = fits.get(part.achievement, 0) | 1 << place
    told_of = {of for _, of in stages if of}
    known = dict(asked.rows("steps_known", ids=[*fits, *told_of]))
    rows = [(known[name], bits) for name, bits in fits.items() if name in known]
    asked.relations.hand("fitting", _table(FITTING, rows))
    every = question.order == "strict"  # whatever lies between two steps counts
    asked.define("happened", "steps_awards", every=every)
    for (stage, of), bits in stages.items():
        told = {"fits": bits, **({"of": of} if stage in FILES_OF else {})}
        asked.relations.add("happened", FILES[stage], **told)
    return (set(fits) | told_of) - set(known)


FILES = {
    "entered": "steps_entered",
    "first-badge": "steps_first_badge",
    "claimed": "steps_claimed",
    "shared": "steps_shared",
    "viewed": "steps_viewed",
    "enrolled-next-term": "steps_enrolled",
}
FILES_OF = ("claimed", "shared", "viewed")


def _try_in_order(asked: Asked, question: Question) -> None:
    first, last = question.entered
    asked.relations.settle("reached", "steps_anchors", first=first, last=last)
    for place in range(1, len(question.steps)):
        _take_step(asked, question, place)


def _take_step(asked: Asked, question: Question, place: int) -> None:
    """Bring every try as far as the step at ``place`` (from 0), where it can."""
    oldest = place
    while question.steps[oldest - 1].is_optional:
        oldest -= 1
    is_strict = question.order == "strict"
    every = is_strict or _hangs_on_term(question.steps[place + 1 :])
    if is_strict:
        asked.relations.settle("blocked", "steps_blocked", oldest=oldest)
    elif place == 1:
        asked.relations.hand("blocked", BLOCKED.empty_table())
    told = {"oldest": oldest, "bit": 1 << place, "within": question.within}
    asked.relations.settle("candidate", "steps_candidate", every=every, **told)
    earlier = asked.relations.count("reached")
    option = 1 << place if question.steps[place].is_optional else 0
    told = {"step": place + 1, "option": option, "earlier": earlier}
    asked.relations.add("reached", "steps_next", every=every, **told)


def _hangs_on_term(after: Iterable[Step]) -> bool:
    """Say whether a step that may come next is bound to the term of this one."""
    for step in after:
        if step.follows_term:
            return True
        if not step.is_optional:
            return False
    return False


def _leave_out(asked: Asked, question: Question) -> set[str]:
    """Take away the tries that met what is excluded; name unknown achievements."""
    names = [exclusion.achievement for exclusion in question.exclusions]
    known = dict(asked.rows("steps_known", ids=names)) if names else {}
    for exclusion in question.exclusions:
        told = {
            "achievement": known.get(exclusion.achievement, 0),
            "from_step": exclusion.from_step,
            "to_step": exclusion.to_step,
            "within": question.within,
        }
        asked.relations.add("tainted", "steps_tainted", **told)
    asked.cursor.execute(
        "delete from temp.reached where (learner, anchor) in (from temp.tainted)"
    )
    return set(names) - set(known)


def _try_any_order(asked: Asked, question: Question) -> None:
    asked.relations.hand("bound", _table(BOUND, list(_bounds(question.steps))))
    first, last = question.entered
    told = {"first": first, "last": last, "within": question.within}
    asked.define("in_window", "steps_in_window", **told)
    asked.define("reached", "steps_done")


def _bounds(steps: tuple[Step, ...]) -> Iterable[tuple[int, int, int]]:
    """Return the sets of steps by which Hall's theorem bounds what events can serve.

    One row per part (steps that share achievements, directly or through others) and
    set of its steps: the part, the steps inside as bits, how many are outside. Steps
    that ask for the same are all inside or all outside.
    """
    alike: dict[frozenset[Part], list[int]] = {}
    for place, step in enumerate(steps):
        alike.setdefault(frozenset(step.parts), []).append(place)
    parts: list[set[frozenset[Part]]] = []
    for wanted in alike:
        touching = [p for p in parts if any(wanted & other for other in p)]
        parts = [p for p in parts if p not in touching]
        parts.append({wanted}.union(*touching))
    for number, part in enumerate(parts):
        if len(part) > MOST_SHARED:
            raise UnknownError(f"more than {MOST_SHARED} steps share achievements")
        total = sum(len(alike[wanted]) for wanted in part)
        inside = {0: 0}  # the bits of a set of steps, and how many they are
        for wanted in part:
            bits = sum(1 << place for place in alike[wanted])
            inside |= {b | bits: n + len(alike[wanted]) for b, n in inside.items()}
        yield from ((number, bits, total - count) for bits, count in inside.items())


def _table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    """Return rows as a table of the schema's columns."""
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)
