"""Who asks, about whom, as of when: the frozen values that every metric takes."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.rights import NEEDS_ID, RIGHTS, Rights, Role

# The years that records may have, and so those that can be asked about.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True)
class Viewer:
    """Who is asking. The operator at the command line sees all."""

    role: Role = "operator"
    id: str | None = None

    @property
    def rights(self) -> Rights:
        """What this viewer may see."""
        return RIGHTS[self.role]

    def __str__(self) -> str:
        """Write it as ``--as`` takes it: ``advisor:A7``."""
        return self.role if self.id is None else f"{self.role}:{self.id}"


@dataclass(frozen=True)
class Scope:
    """The frame of a question.

    ``as_of``: the day on which it is asked (None: the latest day of the data).
    ``where``: learners whose attribute has the value; the values of one attribute are
    alternatives, different attributes must all hold. ``by``: an attribute of learners,
    or ``program``, to split the answer by. ``verified``: awards that came as
    credentials count only where the signature is valid and the issuer trusted.
    """

    viewer: Viewer = Viewer()
    as_of: date | None = None
    where: tuple[tuple[str, str], ...] = ()
    by: str | None = None
    verified: bool = False

    def at(self, day: date) -> "Scope":
        """Return this scope with its day settled."""
        return replace(self, as_of=day)

    def as_dict(self) -> dict[str, object]:
        """Return it as plain values, for ``cairn show --format json``."""
        return {
            "as": str(self.viewer),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "where": [list(pair) for pair in self.where],
            "by": self.by,
            "verified": self.verified,
        }


class UnknownError(ValueError):
    """Something was asked for that the data doesn't have; wrong usage."""


def parse_viewer(text: str) -> Viewer:
    """Read ``administrator`` or ``advisor:A7``; UnknownError for anything else."""
    word, colon, name = text.partition(":")
    for role in RIGHTS:
        is_whole = bool(name) if role in NEEDS_ID else not colon
        if role == word and is_whole:
            return Viewer(role, name or None)
    raise UnknownError(
        f"unknown viewer {text!r}: say administrator, director:ID, advisor:ID, "
        "assessor:ID, learner:ID, researcher, reader or public"
    )
