"""The sheet that the journey's map is drawn on: what stands where, in pixels."""

from dataclasses import dataclass, replace
from typing import Literal

from analytics.questions.journey.parts import Badge, Branch, Face

Tone = Literal["text", "quiet", "complete", "progress", "reach"]

STONE = 10.0  # height of a stone of a cairn
GAP = 18.0  # between branches, and between bands


@dataclass(frozen=True)
class Text:
    """Lines of text in a box: ``x`` is its left (or right) edge, ``y`` its top."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    size: int = 12
    align: Literal["left", "right"] = "left"
    tone: Tone = "text"
    bold: bool = False
    serif: bool = False

    @property
    def height(self) -> float:
        """The height of its lines."""
        return len(self.lines) * self.size * 1.25

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        left = self.x - self.width if self.align == "right" else self.x
        return left, self.y, left + self.width, self.y + self.height


@dataclass(frozen=True)
class Mark:
    """A badge: the middle of its mark."""

    x: float
    y: float
    badge: Badge


@dataclass(frozen=True)
class Cairn:
    """A step: the middle of the foot of its cairn."""

    x: float
    y: float
    branch: Branch
    pathway: str
    scale: float = 1.0


@dataclass(frozen=True)
class Link:
    """A line from one point to another; it bends only in the last ``bend`` pixels."""

    start: tuple[float, float]
    end: tuple[float, float]
    bend: float
    face: Face


@dataclass(frozen=True)
class Layout:
    """All of a map. ``rules`` are the heights at which a band begins."""

    width: float
    height: float
    texts: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()
    cairns: tuple[Cairn, ...] = ()
    links: tuple[Link, ...] = ()
    rules: tuple[float, ...] = ()

    def __add__(self, other: "Layout") -> "Layout":
        """Lay two over one another."""
        return Layout(
            max(self.width, other.width),
            max(self.height, other.height),
            self.texts + other.texts,
            self.marks + other.marks,
            self.cairns + other.cairns,
            self.links + other.links,
            self.rules + other.rules,
        )

    def lowered(self, by: float) -> "Layout":
        """Move everything down."""
        return Layout(
            self.width,
            self.height + by,
            tuple(replace(t, y=t.y + by) for t in self.texts),
            tuple(replace(m, y=m.y + by) for m in self.marks),
            tuple(replace(c, y=c.y + by) for c in self.cairns),
            tuple(_lower(link, by) for link in self.links),
            tuple(rule + by for rule in self.rules),
        )


def _lower(link: Link, by: float) -> Link:
    (x, y), (to_x, to_y) = link.start, link.end
    return replace(link, start=(x, y + by), end=(to_x, to_y + by))


def tone_of(face: Face) -> Tone:
    """Return the colour in which a standing is written."""
    if face in ("complete", "progress", "reach"):
        return face
    return "quiet"


def wide(text: str, size: int) -> float:
    """Estimate the width of a text in pixels, rather too wide than too narrow."""
    return sum(_em(letter) for letter in text) * size


def _em(letter: str) -> float:
    if ord(letter) > 0x2E80:  # scripts whose letters are as wide as they are high
        return 1.0
    if letter in "mwMW@":
        return 0.85
    return 0.64 if letter.isupper() else 0.52


def fit(text: str, room: float, size: int) -> str:
    """Shorten a text to a width, with an ellipsis; the whole of it is in the table."""
    if wide(text, size) <= room:
        return text
    if "://" in text:  # of an address the end tells more than the beginning
        while text and wide("…" + text, size) > room:
            text = text[1:]
        return f"…{text}"
    while text and wide(text + "…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrap(text: str, room: float, size: int, most: int = 2) -> tuple[str, ...]:
    """Break a text into at most so many lines of a width."""
    lines, words_left = [""], text.split()
    while words_left:
        word = words_left[0]
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, size) > room:
            if len(lines) == most:
                break
            lines.append("")
            continue
        lines[-1] = longer
        words_left.pop(0)
    if words_left:
        lines[-1] = f"{lines[-1]} {' '.join(words_left)}"
    return tuple(fit(line, room, size) for line in lines)
