"""The rows of a tree: where each stands, and what is written at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.drawing.markup import plain
from analytics.drawing.palette import Palette
from analytics.questions.progression.counts import NodeRow
from analytics.questions.progression.words import joint, label

# A row of the tree is a line of words, then a bar.
# Beneath the bar of a step that holds learners up, two lines say so.
STEP_PIXELS, LEAF_PIXELS, GAP_PIXELS, MARK_PIXELS = 46, 38, 10, 36
INDENT_PIXELS, NUMBERS_PIXELS = 18, 132


@dataclass(frozen=True)
class TreeRow:
    """A node and where it stands: pixels from the top to its words and its bar.

    ``mark`` says beneath the bar whom it holds up, where it does.
    """

    node: NodeRow
    words: float
    bar: float
    mark: str = ""

    @property
    def is_leaf(self) -> bool:
        """Whether it is an achievement."""
        return self.node.kind == "achievement"

    def marker(self, gutter: int) -> float:
        """Return how far the node's mark is from where bars begin, in pixels."""
        return self.node.depth * INDENT_PIXELS + 6 - gutter


def placed(nodes: Sequence[NodeRow], marks: Mapping[str, str]) -> list[TreeRow]:
    """Place the nodes beneath one another, with the marks of steps."""
    rows: list[TreeRow] = []
    top = 0.0
    for node in nodes:
        if rows and rows[-1].is_leaf and node.kind != "achievement":
            top += GAP_PIXELS
        mark = "" if node.kind == "achievement" else marks.get(node.step, "")
        rows.append(TreeRow(node, top + 14, top + 32, mark))
        top += LEAF_PIXELS if node.kind == "achievement" else STEP_PIXELS
        top += MARK_PIXELS if mark else 0
    return rows


def words(
    rows: Sequence[TreeRow], gutter: int, colours: Palette
) -> list[dict[str, Any]]:
    """Name each node where its mark stands."""
    return [
        {
            "text": _named(row, colours),
            "x": 0,
            "xref": "paper",
            "xshift": row.marker(gutter) + 9,
            "y": row.words,
            "xanchor": "left",
            "yanchor": "middle",
            "align": "left",
            "showarrow": False,
            "font": {"size": 13 if row.is_leaf else 15, "color": colours.text},
        }
        for row in rows
    ]


def _named(row: TreeRow, colours: Palette) -> str:
    title = plain(row.node.title)
    text = title if row.is_leaf else f"<b>{title}</b>"
    needs = joint(row.node)
    quiet = f'<span style="color:{colours.quiet};font-size:13px">'
    return f"{text}   {quiet}{needs}</span>" if needs else text


def numbers(rows: Sequence[TreeRow], colours: Palette) -> list[dict[str, Any]]:
    """Write each node's figure at the end of its bar."""
    return [
        {
            "text": label(row.node),
            "x": 1,
            "xref": "paper",
            "xshift": NUMBERS_PIXELS,
            "y": row.bar,
            "xanchor": "right",
            "yanchor": "middle",
            "showarrow": False,
            "font": {
                "size": 13 if row.is_leaf else 14,
                "color": colours.quiet if row.is_leaf else colours.text,
            },
        }
        for row in rows
    ]


def held_up(
    rows: Sequence[TreeRow], gutter: int, colours: Palette
) -> list[dict[str, Any]]:
    """Say beneath a bar whom the step holds up."""
    return [
        {
            "text": row.mark,
            "x": 0,
            "xref": "paper",
            "xshift": row.marker(gutter) + 9,
            "y": row.bar + 8,
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "font": {"size": 13, "color": colours.reach},
        }
        for row in rows
        if row.mark
    ]
