"""Where everything of the journey's map stands, in pixels: pure arithmetic.

Left to right, as learners go: badges, the steps they complete, the pathway. Each
branch has an interval of height of its own, and each depth a column of its own, so
no label can meet another: a law that ``test_layout.py`` states.
"""

from dataclasses import dataclass, replace

from analytics.drawing.words import WORDS
from analytics.questions.journey import words as words
from analytics.questions.journey.parts import Band, Branch, Face, Leaf
from analytics.questions.journey.sheet import (
    GAP,
    STONE,
    Cairn,
    Layout,
    Link,
    Mark,
    Text,
    Tone,
    fit,
    tone_of,
    wrap,
)

ROW, HEAD, TOP = 23.0, 46.0, 34.0


@dataclass(frozen=True)
class _Grid:
    """The columns: badges end at ``leaf``, a step's block begins at ``block``."""

    width: float
    depths: int  # 1: badges and the pathway only

    @property
    def leaf(self) -> float:
        return min(290.0, self.width * 0.31)

    @property
    def pitch(self) -> float:
        return (self.width - self.leaf - 24) / self.depths

    @property
    def bend(self) -> float:
        return min(110.0, self.pitch * 0.3)

    @property
    def room(self) -> float:
        """The width of a step's block: from its joint to its cairn."""
        return min(190.0, self.pitch - self.bend - 24)

    def block(self, depth: int) -> float:
        column = self.depths - depth
        return self.leaf + column * self.pitch - self.room - 24


def arrange(bands: tuple[Band, ...], width: float) -> Layout:
    """Place the bands one under another, on a sheet of a width in pixels."""
    depths = max((_depth(band.root) for band in bands), default=1)
    grid = _Grid(max(width, 250 + 165 * depths), depths)
    whole = Layout(grid.width, TOP, _heads(grid))
    for band in bands:
        inner = _branch(band.root, 0, grid, band)
        one = (_header(band, grid.width) + inner.lowered(HEAD)).lowered(whole.height)
        whole = whole + replace(one, height=one.height + GAP)
    return whole


def _depth(branch: Branch) -> int:
    return 1 + max(
        (_depth(c) for c in branch.children if isinstance(c, Branch)), default=0
    )


def _heads(grid: _Grid) -> tuple[Text, ...]:
    heads = [Text((WORDS.badges,), grid.leaf, 6, 90, align="right", tone="quiet")]
    if grid.depths > 1:
        middle = f"▸  {WORDS.micro_credentials}"
        heads.append(Text((middle,), grid.block(1) - 14, 6, 140, tone="quiet"))
    last = f"▸  {WORDS.credential}"
    return (*heads, Text((last,), grid.block(0) - 14, 6, 110, tone="quiet"))


def _header(band: Band, width: float) -> Layout:
    title = fit(band.way.title, width * 0.62, 17)
    name = Text((title,), 0, 10, width * 0.64, 17, serif=True, bold=True)
    tie = Text((words.tie(band.way),), width, 14, width * 0.3, 12, "right", "quiet")
    return Layout(width, 0, (name, tie), rules=(0.0,))


def _branch(branch: Branch, depth: int, grid: _Grid, band: Band) -> Layout:
    """Place a branch: what leads to it, its joint, and its block; from height 0."""
    placed, anchors = _below(branch, depth, grid, band)
    left = grid.block(depth)
    cairn = Cairn(left + grid.room, 0, branch, band.way.pathway, _scale(depth))
    texts = _block(branch, depth, left, grid.room, band)
    up = max(26.0, branch.stones * STONE * cairn.scale + 8)
    down = max(t.box[3] for t in texts) + 4
    middle = (anchors[0][1] + anchors[-1][1]) / 2 if anchors else up
    placed = placed.lowered(shift := max(0.0, up - middle))
    y, joint = middle + shift, (left, middle + shift)
    links = [Link((x, at + shift), joint, grid.bend, face) for x, at, face in anchors]
    trunk = Link(joint, (cairn.x, y), 0, branch.face)
    own = Layout(grid.width, down, texts, (), (cairn,)).lowered(y)
    return placed + replace(own, links=(*links, trunk))


_Anchor = tuple[float, float, Face]


def _below(
    branch: Branch, depth: int, grid: _Grid, band: Band
) -> tuple[Layout, list[_Anchor]]:
    """Place a branch's children, and say where the link of each begins."""
    whole, anchors = Layout(grid.width, 0.0), list[_Anchor]()
    for place, child in enumerate(branch.children):
        if isinstance(child, Leaf):
            one = _leaf(child, grid)
            anchors.append((grid.leaf + 8, whole.height + ROW / 2, child.face))
        else:
            gap = GAP if place else 0.0
            one = _branch(child, depth + 1, grid, band).lowered(gap)
            cairn = one.cairns[-1]  # a branch's own comes after those beneath it
            anchors.append((cairn.x, whole.height + cairn.y, child.face))
        whole = whole + one.lowered(whole.height)
    return whole, anchors


def _leaf(leaf: Leaf, grid: _Grid) -> Layout:
    """Place a row of badges: the marks end at the column's edge, the name before."""
    y, step = ROW / 2, 14.0
    marks = [
        Mark(grid.leaf - i * step, y, badge)
        for i, badge in enumerate(reversed(leaf.badges))
    ]
    edge = grid.leaf - (len(marks) - 1) * step - 13
    note = leaf.badges[0].note if len(marks) == 1 else ""
    texts = []
    if note:
        texts.append(Text((note,), edge, y - 7, 56, 11, "right", "quiet"))
        edge -= 62
    if leaf.label:
        tone: Tone = "text" if len(marks) == 1 and leaf.face != "covered" else "quiet"
        name = fit(leaf.label, edge, 12)
        texts.append(Text((name,), edge, y - 8, edge, 12, "right", tone))
    return Layout(grid.width, ROW, tuple(texts), tuple(reversed(marks)))


def _scale(depth: int) -> float:
    return 1.0 if depth else 1.35


def _block(
    branch: Branch, depth: int, left: float, room: float, band: Band
) -> tuple[Text, ...]:
    """Write a step's rule above its trunk, its name and standing below."""
    x, wide = left + 8, room - 4
    texts = []
    if branch.joint:
        rule = fit(branch.joint, wide - 32, 11)
        texts.append(Text((rule,), x, -17, wide - 32, 11, tone="quiet"))
    if not depth:
        large, small = words.way_status(band.way)
        tone = tone_of(branch.face)
        texts.append(Text((large,), x, 8, wide, 16, tone=tone, bold=True))
        line = branch.status if large == "Complete" else small
        return (*texts, Text((line,), x, 30, wide, 12, tone="quiet"))
    title = Text(wrap(branch.title, wide, 13), x, 8, wide, 13, bold=True)
    status = Text((branch.status,), x, title.box[3] + 1, wide, 12)
    return (*texts, title, replace(status, tone=tone_of(branch.face)))
