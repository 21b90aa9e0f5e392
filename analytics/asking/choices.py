"""What can be chosen from: attribute values to filter by, pathways to look at."""

from dataclasses import dataclass
from pathlib import Path

from analytics.asking.ask import ask
from analytics.asking.pathways import Version, versions
from analytics.scope import Scope
from analytics.store.ledger import current_number, entries, names
from analytics.store.place import Place
from analytics.store.state import State

# More values than this aren't a choice but a search (ids, scores, free text).
MOST_VALUES = 60


@dataclass(frozen=True)
class Choice:
    """One value of one attribute that learners in scope have."""

    attribute: str
    value: str


def choices(state: State, scope: Scope) -> tuple[Choice, ...]:
    """Return what ``where`` may ask for, by attribute and value.

    Attributes with more than MOST_VALUES values are left out.
    """
    with ask(state, scope) as asked:
        rows = asked.rows("choices", most=MOST_VALUES)
    return tuple(Choice(*row) for row in rows)


def advisors(state: State, scope: Scope) -> tuple[str, ...]:
    """Return the advisors of those in scope, by id; only who sees all may ask."""
    rights = scope.viewer.rights
    if not (rights.people and rights.counts == "everybody"):
        return ()
    with ask(state, scope) as asked:
        return tuple(name for (name,) in asked.rows("advisor_ids", day=asked.day))


def known_versions(state: State, scope: Scope) -> tuple[Version, ...]:
    """Return every version of every pathway, by title."""
    with ask(state, scope) as asked:
        return tuple(versions(asked))


def kept_states(root: Path) -> dict[str, str]:
    """Return the states that can still be looked at: how each is called → its number.

    Named ones first, by name; then the others, the latest first, without the
    published one.
    """
    place = Place(root.resolve())
    published, given = current_number(place), names(place)
    named = {
        name: str(number)
        for name, number in sorted(given.items())
        if place.state(number).exists()
    }
    others = {
        f"State {entry.state}": str(entry.state)
        for entry in reversed(entries(place))
        if entry.state != published
        and entry.state not in given.values()
        and place.state(entry.state).exists()
    }
    return named | others
