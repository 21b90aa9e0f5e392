"""The journey's map on a narrow screen: an outline, the pathway above its badges."""

from dataclasses import replace

from analytics.questions.journey import words as words
from analytics.questions.journey.parts import Band, Branch, Leaf
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

NARROW = 600  # pixels; from here on the map has room to run from left to right
_INDENT, _ROW = 22.0, 25.0


def outline(bands: tuple[Band, ...], width: float) -> Layout:
    """Place the bands one under another, each from its pathway down to its badges."""
    whole = Layout(width, 6.0)
    for band in bands:
        one = _header(band, width)
        one = one + _branch(band.root, 0, width, band).lowered(one.height)
        whole = whole + one.lowered(whole.height)
        whole = replace(whole, height=whole.height + GAP)
    return whole


def _header(band: Band, width: float) -> Layout:
    title = Text(
        wrap(band.way.title, width, 17), 0, 10, width, 17, serif=True, bold=True
    )
    tie = Text((words.tie(band.way),), 0, title.box[3] + 2, width, 12, tone="quiet")
    return Layout(width, tie.box[3] + 8, (title, tie), rules=(0.0,))


def _branch(branch: Branch, depth: int, width: float, band: Band) -> Layout:
    """Place a step: its cairn and name, and below it what leads to it."""
    x = 23 + depth * _INDENT
    scale = 1.0 if depth else 1.35
    tall = branch.stones * STONE * scale
    texts = _said(branch, depth, x + 30, width - x - 30, band)
    foot = max(tall + 2, texts[-1].box[3] - 8)
    texts = tuple(replace(t, y=t.y + foot + 8 - texts[-1].box[3]) for t in texts)
    whole = Layout(
        width, foot + 12, texts, (), (Cairn(x, foot, branch, band.way.pathway, scale),)
    )
    for child in branch.children:
        if isinstance(child, Leaf):
            one, at = _leaf(child, x + _INDENT, width), (x + _INDENT - 8, _ROW / 2)
        else:
            one = _branch(child, depth + 1, width, band).lowered(6)
            at = one.cairns[0].x - 18, one.cairns[0].y
        link = Link((x, foot + 6), (at[0], whole.height + at[1]), 0, child.face)
        one = one.lowered(whole.height)
        whole = whole + replace(one, links=(*one.links, link))
    return whole


def _said(
    branch: Branch, depth: int, x: float, room: float, band: Band
) -> tuple[Text, ...]:
    large, small = words.way_status(band.way)
    lines = (large,) if not depth else wrap(branch.title, room, 13)
    tone: Tone = "text" if depth else tone_of(branch.face)
    size = 13 if depth else 16
    title = Text(lines, x, 2, room, size, bold=True, tone=tone)
    standing = branch.status if depth or large == "Complete" else small
    line = " · ".join(part for part in (standing, branch.joint) if part)
    below = Text((fit(line, room, 12),), x, title.box[3] + 1, room, 12)
    return title, replace(below, tone=tone_of(branch.face) if depth else "quiet")


def _leaf(leaf: Leaf, x: float, width: float) -> Layout:
    y, step = _ROW / 2, 14.0
    marks = tuple(Mark(x + i * step, y, badge) for i, badge in enumerate(leaf.badges))
    left = marks[-1].x + 14
    note = leaf.badges[0].note if len(marks) == 1 else ""
    room = width - left - (64 if note else 0)
    texts = []
    if leaf.label:
        tone: Tone = "text" if len(marks) == 1 and leaf.face != "covered" else "quiet"
        name = fit(leaf.label, room, 13)
        texts.append(Text((name,), left, y - 8, room, 13, tone=tone))
    if note:
        texts.append(Text((note,), width, y - 7, 58, 11, "right", "quiet"))
    return Layout(width, _ROW, tuple(texts), marks)
