"""The one door to a state: no question is asked without a scope.

Whoever asks gets a cursor in which ``population`` holds the learners that the viewer
may count and the filters leave, and ``split`` the group of each. Metrics read these,
so a check forgotten on a screen leaks nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from analytics import sql
from analytics.scope import FIRST_DAY, LAST_DAY, Scope, UnknownError, Viewer
from analytics.store.earlier import shadow
from analytics.store.state import RUNAWAY_SECONDS, State

STUDY = ("program", "level")
WHOLE = ("operator", "administrator", "public")


@dataclass(frozen=True)
class Asked:
    """A question on its way: its cursor, the settled scope, and its day."""

    cursor: duckdb.DuckDBPyConnection
    state: State
    scope: Scope

    @property
    def day(self) -> date:
        """The day as of which the question is asked."""
        assert self.scope.as_of is not None
        return self.scope.as_of

    def rows(self, name: str, **values: object) -> list[Any]:
        """Run a relation's query with its parameters; return all rows."""
        return self.cursor.execute(sql.read(name), values or None).fetchall()

    def columns(self, name: str, **values: object) -> dict[str, Any]:
        """Run a relation's query; return its columns as NumPy arrays."""
        return self.cursor.execute(sql.read(name), values or None).fetchnumpy()

    def keep(self, name: str, **values: object) -> None:
        """Keep the rows of a relation as a temporary table of its name."""
        self.keep_as(name, name, **values)

    def keep_as(self, table: str, name: str, **values: object) -> None:
        """Keep the rows of a relation as a temporary table."""
        _create(self, table, name, **values)

    def add_to(self, table: str, name: str, **values: object) -> None:
        """Add the rows of a relation to a temporary table."""
        self.cursor.execute(
            f"insert into temp.{table} {sql.read(name)}", values or None
        )


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
        asked = Asked(cursor, state, settled)
        if not FIRST_DAY <= asked.day <= LAST_DAY:
            raise UnknownError("a day outside the years 1900 to 2200")
        is_earlier = state.entry.as_of is not None and asked.day < state.as_of
        left_out = (*without, *(["unverified"] if settled.verified else []))
        if is_earlier or left_out:
            shadow(cursor, state, asked.day, left_out)
        # Worked out when asked for, mostly for one pathway: quicker than keeping it.
        cursor.execute(f"create temp view entered as {sql.read('entered')}")
        _admit(asked, settled.viewer)
        _narrow(asked)
        _split(asked)
        if group:
            _narrow_to(asked, "one_group", label=group)
            # Somebody with two programmes of study is in this group once.
            cursor.execute("delete from temp.split where label <> $1", [group])
        yield asked


def groups(state: State, scope: Scope) -> list[str]:
    """Return the groups into which the scope splits its learners ([""]: one whole)."""
    if scope.by is None:
        return [""]
    with ask(state, scope) as asked:
        return [label for (label,) in asked.rows("groups")] or [""]


def _admit(asked: Asked, viewer: Viewer) -> None:
    """Make ``population``: the learners whom the viewer may count."""
    if viewer.role in WHOLE:
        _create(asked, "population", "admit_everybody")
        return
    values: dict[str, object] = {"viewer": viewer.id}
    if viewer.role == "advisor":
        values["day"] = asked.day
    if not asked.rows(f"is_{viewer.role}", viewer=viewer.id)[0][0]:
        raise UnknownError(f"unknown viewer: no {viewer.role} of that id")
    _create(asked, "population", f"admit_{viewer.role}", **values)


def _narrow(asked: Asked) -> None:
    """Leave those whose attributes have the values that were asked for."""
    wanted: dict[str, list[str]] = {}
    for attribute, value in asked.scope.where:
        wanted.setdefault(attribute, []).append(value)
    for attribute, values in wanted.items():
        _check_attribute(asked, attribute)
        told = {"attribute": attribute, "choices": values, "day": asked.day}
        _narrow_to(asked, "narrow", **told)


def _narrow_to(asked: Asked, name: str, **values: object) -> None:
    _create(asked, "remaining", name, **values)
    asked.cursor.execute("drop table temp.population")
    asked.cursor.execute("alter table temp.remaining rename to population")


def _split(asked: Asked) -> None:
    """Make ``split``: the group of each learner ('' where nothing splits)."""
    by = asked.scope.by
    if by is None:
        _create(asked, "split", "split_whole")
    elif by in STUDY:
        _create(asked, "split", "split_by_study", study=by, day=asked.day)
    else:
        _check_attribute(asked, by)
        _create(asked, "split", "split_by_attribute", attribute=by)


def _check_attribute(asked: Asked, attribute: str) -> None:
    if attribute not in attributes(asked):
        known = ", ".join(attributes(asked)) or "none"
        raise UnknownError(f"unknown attribute {attribute!r}: there are {known}")


def attributes(asked: Asked) -> list[str]:
    """Return the names that ``where`` and ``by`` take."""
    return [name for (name,) in asked.rows("attributes")]


def _create(asked: Asked, table: str, name: str, **values: object) -> None:
    asked.cursor.execute(
        f"create temp table {table} as {sql.read(name)}", values or None
    )
