"""What the cells of a column say of a proposal: a little for it, or much against."""

import re

from analytics.sources.cell_words import FALSE, TRUE
from analytics.sources.proposals.facts import Facts
from analytics.sources.proposals.headings import words_of
from analytics.table import Column, Kind, Table

_DAYS = (Kind.MOMENT, Kind.DAY)
_FEW = 10  # cells of which nobody can tell whether all of them differ by nature
_AGAINST = -0.6
_FOR = 0.1


def fit(table: Table, column: Column, facts: Facts, styles: tuple[str, ...]) -> float:
    """Return what to add to how alike two names are; ``styles`` read the cells as days.

    An e-mail address is no id. What differs in every row is no achievement, and what
    doesn't is no award's id.
    """
    texts = facts.texts
    if column.kind in _DAYS:
        return _FOR if styles else _AGAINST
    if column.kind in (Kind.CHOICE, Kind.FLAG):
        return _words_fit(table, column, facts)
    if column.kind in (Kind.NUMBER, Kind.COUNT):
        return _FOR if all(map(_is_number, texts)) else _AGAINST
    if column.name == "email":
        return _FOR if facts.is_mail else _AGAINST
    if facts.is_mail:
        return _AGAINST
    if column.kind is Kind.ID:
        return _id_fits(column, facts, styles)
    return 0.0


def _words_fit(table: Table, column: Column, facts: Facts) -> float:
    known = {*words_of(table.name, column.name), *column.choices}
    if table.name == "awards" and column.kind is Kind.FLAG:
        known |= {*words_of("awards", "accepted"), *words_of("awards", "revoked")}
    if column.kind is Kind.FLAG:
        known |= {*TRUE, *FALSE}
    words = {text.lower() for text in facts.texts}
    if words <= known:
        return _FOR
    return -0.3 if words & known else _AGAINST


def _id_fits(column: Column, facts: Facts, styles: tuple[str, ...]) -> float:
    if styles and styles != ("%Y%m%d",):
        return _AGAINST
    if facts.filled < _FEW:
        return 0.0
    if column.name == "achievement_id" and facts.is_unique:
        return _AGAINST
    if column.name == "award_id":
        return _FOR if facts.is_unique else _AGAINST
    return 0.0


def _is_number(cell: str) -> bool:
    grouped = r"[+-]?([0-9]*[.]?[0-9]+|[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?)"
    return re.fullmatch(grouped, cell) is not None
