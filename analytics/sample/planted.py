"""What was planted: how many of each kind of person and record there are."""

from collections import Counter
from dataclasses import asdict, dataclass

import numpy as np

from analytics.sample import trees
from analytics.sample.assess import OUTCOMES
from analytics.sample.block import Block
from analytics.sample.dates import NEVER, text
from analytics.sample.draw import Flags, Ints
from analytics.sample.life import ENROLLED, LEAVE, WITHDRAWN, planted
from analytics.sample.people import ENTRY_TYPES
from analytics.sample.plan import Plan
from analytics.sample.work import majors

_SPECIAL = {
    "deceased": "deaths",
    "merged": "merged ids",
    "former_name": "former names",
    "confidential": "directory opt-outs",
    "did": "decentralised ids",
    "earlier_email": "earlier addresses",
}


@dataclass(frozen=True)
class Planted:
    """What a sample programme holds, by count, and its true effects.

    ``counts`` is the number of learners or records of each kind; ``effects`` gives the
    true change, as a fraction, of the chance of returning at every regular term after
    the badge was issued.
    """

    learners: int
    seed: int
    as_of: str
    counts: dict[str, int]
    effects: dict[str, float]

    def as_dict(self) -> dict[str, object]:
        """Return it as plain values, for JSON."""
        return asdict(self)


def told(plan: Plan, learners: int, seed: int, counts: Counter[str]) -> Planted:
    """Put together what was planted."""
    return Planted(
        learners=learners,
        seed=seed,
        as_of=text(np.array([plan.as_of]))[0],
        counts=dict(sorted(counts.items())),
        effects=planted(plan),
    )


def count(block: Block) -> Counter[str]:
    """Count what is planted in a block."""
    counts: Counter[str] = Counter()
    for part in (_people(block), _terms(block), _awards(block), _events(block)):
        counts.update(part)
    return counts


def _people(block: Block) -> dict[str, int]:
    who = block.who
    kinds = np.bincount(who.entry_type, minlength=len(ENTRY_TYPES)).tolist()
    counts = {f"entered {k}": n for k, n in zip(ENTRY_TYPES, kinds, strict=True)}
    for kind, flags in who.special.items():
        counts[_SPECIAL[kind]] = int(flags.sum())
    return counts | {"display names": int(who.chosen.sum())}


def _terms(block: Block) -> dict[str, int]:
    record, who = block.record, block.who
    regular = np.array([term.regular for term in block.plan.terms])
    part = (record.status == ENROLLED) & ~record.full
    second = (who.second >= 0) & block.present.any(axis=1)
    return {
        "stop-outs who returned": int(_returned(block.present[:, regular]).sum()),
        "studied part time": int(part[:, regular].any(axis=1).sum()),
        "double majors": int(second.sum()),
        "changed major": int(_changed(block).sum()),
        "withdrawals": int((record.status == WITHDRAWN).sum()),
        "leaves": int((record.status == LEAVE).sum()),
        "enrolled elsewhere": int(record.elsewhere.sum()),
        "degrees": int((record.graduated_on < NEVER).sum()),
    }


def _returned(present: Flags) -> Flags:
    """Say who was away for a regular term or more and came back."""
    first = present.argmax(axis=1)
    last = present.shape[1] - 1 - present[:, ::-1].argmax(axis=1)
    gone = last - first + 1 > present.sum(axis=1)
    return np.asarray(gone & present.any(axis=1))


def _changed(block: Block) -> Flags:
    terms = range(len(block.plan.terms))
    every = np.array([majors(block.plan, block.who, k) for k in terms]).T
    low = np.where(block.present, every, 1_000).min(axis=1)
    high = np.where(block.present, every, -1).max(axis=1)
    return np.asarray((high > low) & block.present.any(axis=1))


def _awards(block: Block) -> dict[str, int]:
    given = block.awards
    kinds = np.array(trees.kinds(block.plan))[given.achievement]
    day_known = given.revoked_on < NEVER
    as_of = block.plan.as_of
    return {
        "awards": given.size,
        "learners with awards": len(np.unique(given.learner)),
        "badges": int((kinds == "Badge").sum()),
        "micro-credentials": int((kinds == "MicroCredential").sum()),
        "credentials": int((kinds == "Credential").sum()),
        "retroactive": int(given.retroactive.sum()),
        "revoked on a day": int((given.revoked & day_known).sum()),
        "revoked without a day": int((given.revoked & ~day_known).sum()),
        "issued again": int(given.reissue.sum()),
        "expired": int((block.expires_on < as_of).sum()),
        "earned again": _again(given.learner, given.achievement),
        "milestones earned but not issued": block.not_issued,
        "milestones without rule": block.without_rule,
    }


def _again(learner: Ints, achievement: Ints) -> int:
    """Count awards beyond the first of the same achievement to the same learner."""
    return len(learner) - len(np.unique(learner * 1_000 + achievement))


def _events(block: Block) -> dict[str, int]:
    attempts = np.bincount(block.attempts.outcome, minlength=len(OUTCOMES)).tolist()
    works = {f"work {k}": n for k, n in zip(OUTCOMES, attempts, strict=True)}
    return works | {
        "claimed": int((block.claimed.claimed_on < NEVER).sum()),
        "public": int(block.claimed.public.sum()),
        "shares": len(block.shared.award),
        "view rows": len(block.viewed.award),
        "views": int(block.viewed.count.sum()),
        "declared": len(block.declared.pathway),
        "declared and given up": int((block.declared.ended_on < NEVER).sum()),
    }
