"""A step funnel by trying everything: slow, plain, and one learner at a time."""

from dataclasses import dataclass
from itertools import pairwise, permutations

from analytics.questions.steps.question import Question

DAY = 86_400


@dataclass(frozen=True)
class Happened:
    """One award: its day and second as numbers (second None: only the day is known)."""

    number: int
    achievement: str
    day: int
    second: int | None

    @property
    def order(self) -> tuple[int, int]:
        return self.day, -1 if self.second is None else self.second


def elapsed(a: Happened, b: Happened) -> int:
    """Two instants in seconds; where either is a day, whole days."""
    if a.second is None or b.second is None:
        return (b.day - a.day) * DAY
    return b.day * DAY + b.second - a.day * DAY - a.second


@dataclass(frozen=True)
class Outcome:
    """The steps of the best try (from 1), and the seconds to each from the last."""

    steps: tuple[int, ...]
    seconds: dict[int, int]


def fits(event: Happened, question: Question, step: int) -> bool:
    parts = question.steps[step - 1].parts
    return any(part.achievement == event.achievement for part in parts)


def outcome(events: list[Happened], question: Question) -> Outcome | None:
    """What comes of one learner: None where no try of theirs counts."""
    if question.order == "unordered":
        return _unordered(events, question)
    tries = []
    for anchor in events:
        if fits(anchor, question, 1):
            chains = list(_chains(events, question, ((1, anchor),)))
            if not any(
                _meets(events, chains, question, x) for x in question.exclusions
            ):
                tries += chains
    if not tries:
        return None
    best = min(tries, key=lambda chain: _rank(chain, question))
    return _told(best, question)


def _chains(events, question, chain):
    """Every way on from a beginning, itself included."""
    yield chain
    last_step = chain[-1][0]
    for step in range(last_step + 1, len(question.steps) + 1):
        for event in events:
            if fits(event, question, step) and _follows(events, question, chain, event):
                yield from _chains(events, question, (*chain, (step, event)))
        if not question.steps[step - 1].is_optional:
            return


def _follows(events, question, chain, event) -> bool:
    taken = [earlier for _, earlier in chain]
    if event in taken or any(elapsed(earlier, event) < 0 for earlier in taken):
        return False
    if question.within is not None and elapsed(taken[0], event) > question.within:
        return False
    last_step, last = chain[-1]
    return question.order != "strict" or not any(
        elapsed(last, x) > 0 and elapsed(x, event) > 0
        for x in events
        if not fits(x, question, last_step)
    )


def _meets(events, chains, question, exclusion) -> bool:
    """Whether a try met what is excluded, after one step and before another."""

    def earliest(step: int) -> Happened | None:
        at = [e for chain in chains for place, e in chain if place == step]
        return min(at, key=lambda e: e.order, default=None)

    start, finish = earliest(exclusion.from_step), earliest(exclusion.to_step)
    anchor = chains[0][0][1]
    return start is not None and any(
        x.achievement == exclusion.achievement
        and elapsed(start, x) > 0
        and (finish is None or elapsed(x, finish) > 0)
        and (question.within is None or elapsed(anchor, x) <= question.within)
        for x in events
    )


def _rank(chain, question):
    """Furthest, most optional steps, there first, begun last; then each step early."""
    taken = [step for step, _ in chain]
    needed = sum(not question.steps[step - 1].is_optional for step in taken)
    begun = chain[0][1].order
    late = (-begun[0], -begun[1])
    return -needed, needed - len(taken), chain[-1][1].order, late, _early(chain)


def _early(chain):
    step, event = chain[-1]
    return (step, _early(chain[:-1]) if chain[1:] else (), event.order)


def _told(chain, question) -> Outcome:
    seconds, base = {}, chain[0][1]
    for step, event in chain[1:]:
        if not question.steps[step - 1].is_optional:
            seconds[step] = elapsed(base, event)
            base = event
    return Outcome(tuple(step for step, _ in chain), seconds)


def _unordered(events, question) -> Outcome | None:
    found = []
    for anchor in events:
        if not any(fits(anchor, question, s + 1) for s in range(len(question.steps))):
            continue
        inside = [
            e
            for e in sorted(events, key=lambda e: e.order)
            if elapsed(anchor, e) >= 0
            and (question.within is None or elapsed(anchor, e) <= question.within)
        ]
        done: list[Happened] = []
        for count in range(1, len(inside) + 1):
            if _served(inside[:count], question) > len(done):
                done.append(inside[count - 1])
        begun = anchor.order
        found.append((-len(done), done[-1].order, (-begun[0], -begun[1]), done))
    if not found:
        return None
    done = min(found, key=lambda one: one[:3])[3]
    pairs = pairwise(done)
    seconds = {k: elapsed(a, b) for k, (a, b) in enumerate(pairs, 2)}
    return Outcome(tuple(range(1, len(done) + 1)), seconds)


def _served(events, question) -> int:
    """The most steps that as many distinct events can serve, by every assignment."""
    steps = range(1, len(question.steps) + 1)
    padded = [*events, *([None] * len(question.steps))]
    return max(
        sum(
            e is not None and fits(e, question, s)
            for s, e in zip(steps, way, strict=True)
        )
        for way in permutations(padded, len(question.steps))
    )
