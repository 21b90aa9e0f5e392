"""What was known of learners before the landmark, and nothing that came after it.

An adjustment for what came after exposure takes part of its effect away, or makes one
up. So dated records are read up to the landmark's census only, and an attribute, which
has no date, counts only on the asker's word that it tells what was so at entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.asking.ask import Asked, attributes
from analytics.estimate.design import Covariate, category, number
from analytics.questions.outcome.question import CLUSTERS
from analytics.scope import UnknownError

MOST_CLASSES = 10  # an attribute of numbers only with more values than this is a number

CLASSES = {
    "cohort": "entered in",
    "entry_type": "entry type",
    "load": "load at entry",
    "level": "level at entry",
    "program": "program",
}
NUMBERS = {
    "prior_terms": "regular terms before",
    "credits": "credits before",
    "grade_points": "grade points before",
}
# Names by which one may ask for what is adjusted for anyway.
DATED = ("entry_term", "entry_type", "level", "load", "program")


@dataclass(frozen=True)
class Known:
    """What was known of each of ``learners``, whose numbers rise.

    ``clusters``: a number for each learner, the same for those who belong together by
    the attribute ``cluster``; None where nobody says that any do.
    """

    learners: np.ndarray
    covariates: tuple[Covariate, ...]
    cluster: str | None = None
    clusters: np.ndarray | None = None

    def together(self, learners: np.ndarray) -> np.ndarray | None:
        """Return the clusters of some of them, in the order asked."""
        if self.clusters is None:
            return None
        return np.asarray(self.clusters[np.searchsorted(self.learners, learners)])

    def of(self, learners: np.ndarray) -> tuple[Covariate, ...]:
        """Return what was known of some of them, in the order asked."""
        who = np.searchsorted(self.learners, learners)
        return tuple(
            Covariate(one.name, one.values[who], one.levels) for one in self.covariates
        )


def known_before(
    asked: Asked, vouched: Sequence[str] = (), cluster: str | None = None
) -> Known:
    """Return what was known of the learners of ``outcome_at`` before the window.

    ``vouched`` are attributes that tell what was so at entry; ``cluster`` is one by
    which learners belong together.
    """
    found = asked.columns("outcome_covariates")
    classes = [category(label, found[name]) for name, label in CLASSES.items()]
    numbers = [number(label, found[name]) for name, label in NUMBERS.items()]
    told = [_attribute(asked, name) for name in vouched]
    learners = np.asarray(found["learner"])
    together = None if cluster is None else _clusters(asked, cluster)
    return Known(learners, (*classes, *numbers, *told), cluster, together)


def clustered_by(asked: Asked, cluster: str) -> str | None:
    """Return the attribute by which learners belong together, if there is one.

    Raises UnknownError where the one asked for isn't there.
    """
    there = attributes(asked)
    if cluster and cluster not in there:
        known = ", ".join(there) or "none"
        raise UnknownError(f"unknown attribute {cluster!r}: there are {known}")
    named = [cluster] if cluster else [name for name in CLUSTERS if name in there]
    return next(iter(named), None)


def _clusters(asked: Asked, name: str) -> np.ndarray:
    """Return each learner's cluster; one without a value is a cluster alone."""
    values = asked.columns("outcome_vouched", attribute=name)["value"]
    words = np.ma.getdata(values).astype(object)
    unknown = np.array([word is None for word in words], dtype=bool)  # of nobody, too
    missing = unknown | np.ma.getmaskarray(values)
    _, numbers = np.unique(
        np.where(missing, "", words).astype(str), return_inverse=True
    )
    return np.where(
        missing, numbers.max(initial=0) + 1 + np.arange(numbers.size), numbers
    )


def vouched_for(
    asked: Asked, adjust: Sequence[str], at_entry: Sequence[str]
) -> tuple[str, ...]:
    """Return the attributes to adjust for beside what is dated.

    Raises UnknownError for one that there isn't, and for one that nobody vouches for:
    it has no date, so it may have been recorded after the landmark.
    """
    there = attributes(asked)
    wanted = [name for name in (*adjust, *at_entry) if name not in DATED]
    for name in wanted:
        if name not in there:
            known = ", ".join(there) or "none"
            raise UnknownError(f"unknown attribute {name!r}: there are {known}")
        if name not in at_entry:
            raise UnknownError(
                f"{name!r} has no date: it may have been recorded after the landmark, "
                "and adjusting for what came after misleads. If it tells what was so "
                f"at entry, say so: --at-entry {name}"
            )
    return tuple(dict.fromkeys(wanted))


def _attribute(asked: Asked, name: str) -> Covariate:
    """Return an attribute: amounts, where there are many and no words, or classes."""
    found = asked.columns("outcome_vouched", attribute=name)
    if is_amount(asked, name):
        return number(name, found["number"])
    return category(name, found["value"])


def is_amount(asked: Asked, name: str) -> bool:
    """Say whether an attribute is made of numbers, and of more than a few."""
    told = {"attribute": name, "most": MOST_CLASSES}
    return bool(asked.rows("outcome_amount", **told)[0][0])
