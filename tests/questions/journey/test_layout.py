"""Laws of the map's layout: nothing overlaps, nothing leaves the sheet."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.questions.journey.bands import bands
from analytics.questions.journey.counts import NodeState
from analytics.questions.journey.layout import arrange
from analytics.questions.journey.outline import outline
from analytics.questions.journey.sheet import STONE, Layout, fit, wide, wrap
from tests.conftest import examples
from tests.questions.journey.journeys import journey_of, node, way

names = st.text("abcde fghi", min_size=1, max_size=60)
states = st.sampled_from(["complete", "open", "covered"])
leaves = st.tuples(names, states)
steps = st.recursive(
    st.tuples(names, states, st.lists(leaves, max_size=6)),
    lambda inner: st.tuples(
        names, states, st.lists(st.one_of(leaves, inner), max_size=4)
    ),
    max_leaves=12,
)


def rows_of(step: tuple, pathway: str, depth: int = 0) -> list[NodeState]:
    """Turn a drawn step into nodes, in reading order."""
    name, state, children = step
    kind = "step" if depth else "pathway"
    told = {"pathway": pathway, "needs": min(1, len(children)), "of": len(children)}
    if state == "open":
        told |= {"fewest_left": 2, "progress": 0.6}
    rows = [node(name, depth, state, kind, **told)]
    for child in children:
        if len(child) == 2:
            rows.append(node(child[0], depth + 1, child[1], pathway=pathway))
        else:
            rows += rows_of(child, pathway, depth + 1)
    return rows


def laid_out(trees: list[tuple], width: float) -> Layout:
    rows = [row for i, tree in enumerate(trees) for row in rows_of(tree, str(i))]
    ways = tuple(way(tree[0], pathway=str(i)) for i, tree in enumerate(trees))
    shown = bands(journey_of(*rows, ways=ways), [str(i) for i in range(len(trees))])
    return (arrange if width >= 600 else outline)(shown, width)


def overlap(one: tuple, other: tuple) -> bool:
    left, top, right, bottom = one
    to_left, to_top, to_right, to_bottom = other
    return left < to_right and to_left < right and top < to_bottom and to_top < bottom


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(steps, min_size=1, max_size=3), st.sampled_from([340, 640, 920, 1200]))
def test_no_two_labels_overlap(trees: list[tuple], width: int):
    layout = laid_out(trees, width)
    for one, other in combinations(layout.texts, 2):
        assert not overlap(one.box, other.box), (one, other)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(steps, min_size=1, max_size=3), st.sampled_from([340, 640, 920]))
def test_everything_is_on_the_sheet_and_no_mark_under_a_label(
    trees: list[tuple], width: int
):
    layout = laid_out(trees, width)
    for text in layout.texts:
        left, top, right, bottom = text.box
        assert left >= -0.01 and right <= layout.width + 0.01
        assert top >= 0 and bottom <= layout.height
    for mark in layout.marks:
        assert 0 < mark.x < layout.width and 0 < mark.y < layout.height
        box = (mark.x - 6, mark.y - 6, mark.x + 6, mark.y + 6)
        assert not any(overlap(box, text.box) for text in layout.texts)


@settings(max_examples=examples(60), deadline=None)
@given(steps)
def test_every_badge_and_step_has_its_place_in_both_layouts(tree: tuple):
    rows = rows_of(tree, "0")
    badges = sorted(row.step for row in rows if row.kind == "achievement")
    for width in (340, 920):
        layout = laid_out([tree], width)
        assert sorted(mark.badge.id for mark in layout.marks) == badges
        assert len(layout.cairns) == len(rows) - len(badges)


@given(st.text(max_size=80), st.floats(20, 300), st.integers(10, 17))
def test_shortened_text_fits(text: str, room: float, size: int):
    assert wide(fit(text, room, size), size) <= max(room, wide("…", size))
    assert all(wide(line, size) <= room for line in wrap(text, room, size))


def test_what_fits_is_not_shortened_and_addresses_keep_their_end():
    assert fit("Classroom debate", 200, 12) == "Classroom debate"
    assert fit("https://badges.example/public/x7", 60, 12).endswith("c/x7")
    assert wrap("Demonstrated Proficiency", 110, 13) == ("Demonstrated", "Proficiency")


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(steps, min_size=1, max_size=3), st.sampled_from([340, 640, 920]))
def test_no_cairn_meets_a_label_or_another_cairn(trees: list[tuple], width: int):
    layout = laid_out(trees, width)
    boxes = []
    for cairn in layout.cairns:
        half = 16 * cairn.scale
        top = cairn.y - (cairn.branch.stones * STONE - 5) * cairn.scale
        boxes.append((cairn.x - half, top, cairn.x + half, cairn.y + 4 * cairn.scale))
    assert all(box[0] >= 0 and box[1] >= 0 for box in boxes)
    assert not any(overlap(*pair) for pair in combinations(boxes, 2))
    assert not any(overlap(box, t.box) for box in boxes for t in layout.texts)
