"""What every metric returns: rows, and all that a reader needs to trust them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from analytics.asking.ask import Asked
from analytics.asking.catalogue import CATALOGUE
from analytics.asking.loaded import (
    Records,
    note_of,
    only_known,
    stand_ins,
    unknown,
)
from analytics.asking.small import blank
from analytics.scope import Scope

Row = TypeVar("Row")
Kind = TypeVar("Kind", bound="Answer[Any]")

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Answer(Generic[Row]):
    """The answer to one question.

    ``rows`` are frozen values of the metric's own type, in reading order. ``notes``
    say what is left out, held back or unfinished. ``not_loaded`` are the records that
    figures of it lack: these are blank. A question whose screen draws from further
    tables has a class of its own, with a field (a tuple of rows) for each; one that is
    None isn't part of the answer.
    """

    metric: str
    as_of: date
    state: int
    state_name: str | None
    scope: Scope
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    not_loaded: tuple[Records, ...] = ()

    @property
    def definition(self) -> str:
        """What the numbers mean, from the catalogue."""
        return CATALOGUE[self.metric].definition

    def lacks(self, *figures: str) -> tuple[Records, ...]:
        """Return the records that these figures lack; empty where they are known."""
        needs = CATALOGUE[self.metric].needs
        wanted = {name for figure in figures for name in needs.get(figure, ())}
        return tuple(one for one in self.not_loaded if one.name in wanted)

    def as_dict(self) -> dict[str, Any]:
        """Return it as ``cairn show --format json`` prints it."""
        further = {
            name: [asdict(row) for row in rows] for name, rows in self.tables().items()
        }
        return {
            "metric": self.metric,
            "definition": self.definition,
            "as_of": self.as_of.isoformat(),
            "state": self.state,
            "state_name": self.state_name,
            "scope": self.scope.as_dict(),
            "rows": [self._plain(row) for row in self.rows],
            "notes": list(self.notes),
            "not_loaded": [asdict(one) for one in self.not_loaded],
        } | further

    def tables(self) -> dict[str, tuple[Any, ...]]:
        """Return the further tables of the answer by name, in its class's order."""
        common = {one.name for one in fields(Answer)}
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: rows
            for name, rows in own.items()
            if name not in common and rows is not None
        }

    def _plain(self, row: Any) -> dict[str, Any]:
        values = asdict(row)
        if self.scope.by is None and not values.get("group"):  # some are groups always
            values.pop("group", None)
        return values


def answer(
    kind: type[Kind],
    metric: str,
    asked: Asked,
    rows: Sequence[Any],
    notes: Sequence[str] = (),
    figures: Collection[str] | None = None,
    unknown_whole: Collection[Records] = (),
    **tables: Any,
) -> Kind:
    """Put an answer of a question's class together; ``tables`` are its own fields.

    What can't be known from what was loaded is blank in every row, and said.
    ``figures``: those with needs that the answer is about, where not the metric's all.
    ``unknown_whole``: records without which nothing at all is known of who is counted.
    """
    gaps = unknown(asked, metric, figures)
    gone = [*unknown_whole, *(one for names in gaps.values() for one in names)]
    lacking = tuple(dict.fromkeys(gone))
    if unknown_whole:
        rows = [blank(row) for row in rows]
    return kind(
        metric=metric,
        as_of=asked.day,
        state=asked.state.number,
        state_name=asked.state.name,
        scope=asked.scope,
        rows=only_known(rows, gaps),
        notes=(
            *map(str, notes),  # in an answer text is text, whatever it was made of
            *note_of(lacking),
            *stand_ins(asked, metric),
            *_left_out(asked),
        ),
        not_loaded=lacking,
        **{
            name: None if part is None else only_known(part, gaps)
            for name, part in tables.items()
        },
    )


def _left_out(asked: Asked) -> list[str]:
    """Say how many awards a question about verified ones leaves out."""
    if not asked.scope.verified:
        return []
    number = asked.rows("unverified_count")[0][0]
    if not number:
        return ["No award in scope is unverified: none is left out."]
    awards = "1 award that isn't" if number == 1 else f"{number:,} awards that aren't"
    return [f"Left out: {awards} verified (signature valid, issuer trusted)."]


@dataclass(frozen=True)
class Rate:
    """A share with its parts; ``rate``, ``low``, ``high`` are None where n is 0."""

    numerator: int
    denominator: int

    @property
    def rate(self) -> float | None:
        """Numerator over denominator, from 0 to 1."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """Wilson's 95% interval (Wilson 1927; statsmodels)."""
        if not self.denominator:
            return None, None
        from statsmodels.stats.proportion import proportion_confint  # slow to import

        low, high = proportion_confint(
            self.numerator, self.denominator, alpha=1 - CONFIDENCE, method="wilson"
        )
        return max(0.0, round(float(low), 12)), min(1.0, round(float(high), 12))
