"""What the journey's map is made of: a band a pathway, a branch a step, badges."""

from dataclasses import dataclass
from typing import Literal

from analytics.questions.journey.counts import Way

Face = Literal["complete", "later", "progress", "reach", "open", "covered"]


@dataclass(frozen=True)
class Badge:
    """One achievement where it is listed: ``later`` was issued long after earned."""

    id: str
    pathway: str
    name: str
    face: Face
    note: str  # its day, where it has one
    hover: str


@dataclass(frozen=True)
class Leaf:
    """One row of badges: a single one by name, or several folded, told by a count."""

    badges: tuple[Badge, ...]
    label: str

    @property
    def face(self) -> Face:
        """The look of the row's link: that of its badges, which are all alike."""
        return self.badges[0].face


@dataclass(frozen=True)
class Branch:
    """One step (or the root): its cairn has a stone a badge of the shortest way.

    ``laid`` of ``stones`` are there; both come from the metric's progress.
    """

    id: str
    title: str
    face: Face
    joint: str
    status: str
    stones: int
    laid: int
    hover: str
    children: tuple["Branch | Leaf", ...]


@dataclass(frozen=True)
class Band:
    """One pathway of the learner."""

    way: Way
    root: Branch
