"""From one learner's answer to what the map shows of it, badges folded where many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from analytics.asking.learner import AwardRow
from analytics.questions.journey import words as words
from analytics.questions.journey.counts import JourneyAnswer, Way
from analytics.questions.journey.parts import Badge, Band, Branch, Face, Leaf
from analytics.questions.journey.standing import NodeState

MOST_STONES = 10  # a cairn, and a row of folded badges, has no more
ROOMY = 14  # rows of a band that are named; beyond, open badges are folded
FEW = 2  # open badges of a step that keep their names even then


@dataclass(frozen=True)
class _Seen:
    """What all bands need to know of the learner."""

    later: dict[str, AwardRow]
    counts: dict[str, list[str]]


def bands(answer: JourneyAnswer, chosen: Iterable[str]) -> tuple[Band, ...]:
    """Return the bands of the chosen pathways (ids), in the order they were chosen."""
    ways = {way.pathway: way for way in answer.ways}
    trees = {name: list(rows) for name, rows in groupby(answer.rows, _pathway)}
    seen = _Seen(_later(answer), _counts(answer, ways))
    return tuple(
        Band(ways[name], _band(ways[name], trees[name], seen)) for name in chosen
    )


def _pathway(row: NodeState) -> str:
    return row.pathway


def _later(answer: JourneyAnswer) -> dict[str, AwardRow]:
    """Return the awards that were issued long after they were earned."""
    first: dict[str, AwardRow] = {}
    for award in answer.awards:
        if not award.is_revoked:
            first.setdefault(award.achievement, award)
    return {name: award for name, award in first.items() if award.is_retroactive}


def _counts(answer: JourneyAnswer, ways: dict[str, Way]) -> dict[str, list[str]]:
    """Return the titles of the pathways in which each achievement counts."""
    counts: dict[str, list[str]] = {}
    for award in answer.awards:
        counts[award.achievement] = list(award.counts_in)
    for row in answer.rows:
        if row.kind == "achievement":
            titles = counts.setdefault(row.step, [])
            if ways[row.pathway].title not in titles:
                titles.append(ways[row.pathway].title)
    return counts


def _band(way: Way, rows: list[NodeState], seen: _Seen) -> Branch:
    is_dense = sum(row.kind == "achievement" for row in rows) > ROOMY
    root = rows[0]
    children = _children(way, root, rows[1:], seen, is_dense)
    return _branch(root, children)


def _family(rows: list[NodeState]) -> Iterator[tuple[NodeState, list[NodeState]]]:
    """Yield each of the uppermost rows with the rows beneath it, as they are listed."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place].depth <= rows[start].depth:
            yield rows[start], rows[start + 1 : place]
            start = place


def _children(
    way: Way, parent: NodeState, beneath: list[NodeState], seen: _Seen, is_dense: bool
) -> tuple[Branch | Leaf, ...]:
    family = list(_family(beneath))
    listed = [row for row, _ in family if row.kind == "achievement"]
    badges = [_badge(way, row, seen) for row in listed]
    spare = words.STATES["covered"] if parent.needs else words.OPTIONAL
    found: list[Branch | Leaf] = [*_leaves(badges, is_dense, spare)]
    for row, inner_rows in family:
        if row.kind != "achievement":
            inner = _children(way, row, inner_rows, seen, is_dense)
            found.append(_branch(row, inner))
    return tuple(found)


def _leaves(badges: list[Badge], is_dense: bool, spare: str) -> Iterator[Leaf]:
    """Yield rows: what is held, what is open, and folded what is no longer needed."""
    by_face: dict[Face, list[Badge]] = {}
    for badge in badges:
        by_face.setdefault(badge.face, []).append(badge)
    held = [b for b in badges if b.face in ("complete", "later")]
    yield from (Leaf((badge,), badge.name) for badge in held)
    yield from (Leaf((badge,), badge.name) for badge in by_face.get("reach", []))
    most = FEW if is_dense else len(badges)
    yield from _folded(by_face.get("open", []), "open", most)
    yield from _folded(by_face.get("covered", []), spare, 1)


def _folded(badges: list[Badge], word: str, most: int) -> Iterator[Leaf]:
    if len(badges) <= most:
        yield from (Leaf((badge,), badge.name) for badge in badges)
        return
    for start in range(0, len(badges), MOST_STONES):
        row = tuple(badges[start : start + MOST_STONES])
        yield Leaf(row, "" if start else f"{len(badges)} {word}")


def _badge(way: Way, row: NodeState, seen: _Seen) -> Badge:
    face: Face = row.state
    if row.step in seen.later and row.state == "complete":
        face = "later"
    elif row.state == "open" and (row.title,) in way.sets:
        face = "reach"
    award = seen.later.get(row.step)
    told = words.badge_hover(row, way, award, seen.counts[row.step])
    note = words.short_day(row.completed_on) if row.completed_on else ""
    return Badge(row.step, row.pathway, row.title, face, note, told)


def _branch(row: NodeState, children: tuple[Branch | Leaf, ...]) -> Branch:
    stones, laid = _stones(row, children)
    return Branch(
        id=row.step,
        title=row.title,
        face=_face(row, children),
        joint=words.joint(row.needs, row.of),
        status=words.status(
            row, has_steps=any(isinstance(c, Branch) for c in children)
        ),
        stones=min(stones, MOST_STONES),
        laid=laid if stones <= MOST_STONES else laid * MOST_STONES // stones,
        hover=words.step_hover(row),
        children=children,
    )


def _face(row: NodeState, children: tuple[Branch | Leaf, ...]) -> Face:
    if words.is_optional(row):
        return "covered"
    if row.state != "open":
        return row.state
    if any(child.face == "reach" for child in children):
        return "reach"
    return "progress" if row.progress else "open"


def _stones(row: NodeState, children: tuple[Branch | Leaf, ...]) -> tuple[int, int]:
    """Return the stones of a step's cairn, and how many are laid.

    Progress is 1 − left ÷ all, so all = left ÷ (1 − progress). A complete step has
    no such sum: it gets a stone an entry that it needed, and those of its steps.
    """
    if row.fewest_left and row.progress is not None:
        every = round(row.fewest_left / (1 - row.progress))
        return every, every - row.fewest_left
    inner = sorted(c.stones for c in children if isinstance(c, Branch))
    wanted = row.needs or 0
    whole = sum(inner[:wanted]) + max(0, wanted - len(inner))
    return max(1, whole), max(1, whole)
