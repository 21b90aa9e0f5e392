"""A field says itself whether all may see it; one that says nothing may be blank."""

from dataclasses import dataclass

from analytics.asking.small import Shown, figures, hold_back
from analytics.scope import Viewer


@dataclass(frozen=True)
class Row:
    group: Shown[str]
    title: Shown[str | None]
    learners: int | None
    new: float | None  # whoever adds a field and says nothing of it gives nothing away


def parts(row: Row) -> tuple[int | None, int | None]:
    return row.learners, None


def test_all_but_what_is_shown_to_everybody_is_a_figure():
    assert figures(Row) == ("learners", "new")


def test_nine_people_are_held_back_and_ten_are_not():
    rows = [Row("a", "few", 9, 0.5), Row("b", "enough", 10, 0.5)]
    held, notes = hold_back(Viewer("public"), rows, parts)
    assert held == [Row("a", "few", None, None), rows[1]] and len(notes) == 1
    assert hold_back(Viewer("administrator"), rows, parts) == (rows, [])
