"""The one door to a state: no question is asked without a scope.

Whoever asks gets a cursor in which ``population`` holds the learners that the viewer
may count and the filters leave, and ``split`` the group of each. Metrics read these,
so a check forgotten on a screen leaks nothing; and of what bears learners the cursor
holds only rows of those the viewer may count (``shadows``), so neither does a query
that forgets them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb

from analytics import sql
from analytics.asking.relations import Relations
from analytics.asking.shadows import Sight
from analytics.scope import FIRST_DAY, LAST_DAY, Scope, UnknownError, Viewer
from analytics.store.earlier import awards_of, shadow
from analytics.store.state import RUNAWAY_SECONDS, State

STUDY = ("program", "level")


@dataclass(frozen=True)
class Asked:
    """A question on its way: its cursor, the settled scope, its relations."""

    cursor: duckdb.DuckDBPyConnection
    state: State
    scope: Scope
    relations: Relations

    @property
    def day(self) -> date:
        """The day as of which the question is asked."""
        assert self.scope.as_of is not None
        return self.scope.as_of

    def rows(self, query: str, **values: object) -> list[Any]:
        """Run a query, what it reads made first; return all rows.

        ``values`` are its parameters, beside the day of the question.
        """
        return self._run(query, values).fetchall()

    def columns(self, query: str, **values: object) -> dict[str, Any]:
        """Run a query, what it reads made first; return columns as NumPy arrays."""
        return self._run(query, values).fetchnumpy()

    def define(
        self, relation: str, query: str | None = None, /, **values: object
    ) -> None:
        """Say with which values a relation is made (``Relations.define``)."""
        self.relations.define(relation, query, **values)

    def _run(self, query: str, values: dict[str, object]) -> duckdb.DuckDBPyConnection:
        taken = self.relations.ready(query, values)
        return sql.run(self.cursor, sql.read(query), taken or None)


@contextmanager
def ask(
    state: State,
    scope: Scope,
    group: str = "",
    without: Sequence[str] = (),
    seconds: float = RUNAWAY_SECONDS,
) -> Iterator[Asked]:
    """Open a cursor for one question (``group``: about one of the split's groups).

    ``without`` names kinds of awards that are left out (``store.earlier.KINDS``).
    Raises UnknownError for a viewer, attribute or value that the state doesn't have,
    and StoreError for a question that takes longer than ``seconds``.
    """
    settled = scope if scope.as_of else scope.at(state.as_of)
    with state.cursor(seconds) as cursor:
        day = settled.as_of or state.as_of
        if not FIRST_DAY <= day <= LAST_DAY:
            raise UnknownError("a day outside the years 1900 to 2200")
        is_earlier = state.entry.as_of is not None and day < state.as_of
        left_out = (*without, *(["unverified"] if settled.verified else []))
        facts = f"{state.catalog}.main"
        is_shadowed = is_earlier or bool(left_out)
        awards = (
            awards_of(state, day, left_out) if is_shadowed else f"from {facts}.award"
        )
        relations = Relations(cursor, day, Sight(facts, awards))
        asked = Asked(cursor, state, settled, relations)
        whose = _admit(asked, settled.viewer)
        if is_shadowed:
            shadow(cursor, state, day, left_out, whose)
            relations.stands("award", "first_earned", "step_completed")
            if "unverified" in left_out:
                relations.stands("share")
        _narrow(asked)
        _split(asked)
        for relation in ("population", "split"):
            relations.make(relation)
        if group:
            relations.replace("population", "one_group", label=group)
            # Somebody with two programmes of study is in this group once.
            relations.replace("split", "split_of_group", label=group)
        yield asked


def groups(state: State, scope: Scope) -> list[str]:
    """Return the groups into which the scope splits its learners ([""]: one whole)."""
    if scope.by is None:
        return [""]
    with ask(state, scope) as asked:
        return [label for (label,) in asked.rows("groups")] or [""]


def _admit(asked: Asked, viewer: Viewer) -> str:
    """Say who is the ``population``: the learners whom the viewer may count.

    Of others than these nothing is seen from here on. Returns the condition that a row
    is of one of them.
    """
    relations = asked.relations
    relations.define("population", "admit_everybody")
    if viewer.rights.counts == "nobody":
        raise UnknownError("no records are shown to this viewer")
    if viewer.rights.counts == "everybody":
        return "true"
    if not asked.rows(f"is_{viewer.role}", viewer=viewer.id)[0][0]:
        raise UnknownError(f"unknown viewer: no {viewer.role} of that id")
    relations.settle("admitted", f"admit_{viewer.role}", viewer=viewer.id)
    relations.sight = replace(relations.sight, is_whole=False)
    return "learner in (select learner from admitted)"


def _narrow(asked: Asked) -> None:
    """Leave those whose attributes have the values that were asked for."""
    wanted: dict[str, list[str]] = {}
    for attribute, value in asked.scope.where:
        wanted.setdefault(attribute, []).append(value)
    for attribute, choices in wanted.items():
        _check_attribute(asked, attribute)
        values = {"attribute": attribute, "choices": choices}
        asked.relations.replace("population", "narrow", **values)


def _split(asked: Asked) -> None:
    """Say what is the ``split``: each learner's group ('' where nothing splits)."""
    by = asked.scope.by
    if by is None:
        asked.relations.define("split", "split_whole")
    elif by in STUDY:
        asked.relations.define("split", "split_by_study", study=by)
    else:
        _check_attribute(asked, by)
        asked.relations.define("split", "split_by_attribute", attribute=by)


def _check_attribute(asked: Asked, attribute: str) -> None:
    if attribute not in attributes(asked):
        known = ", ".join(attributes(asked)) or "none"
        raise UnknownError(f"unknown attribute {attribute!r}: there are {known}")


def attributes(asked: Asked) -> list[str]:
    """Return the names that ``where`` and ``by`` take."""
    return [name for (name,) in asked.rows("attributes")]
