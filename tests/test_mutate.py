"""The mutation tester: what it changes, whose tests it runs, what it reports."""

from pathlib import Path

import pytest

from tools.mutate import python, sql
from tools.mutate.__main__ import ROOT, main
from tools.mutate.change import Change
from tools.mutate.ledger import judged
from tools.mutate.rooms import LANGUAGES, drawn, files_of, room_of


def arrows(language, source: str) -> list[str]:
    return [change.arrow for change in language.changes("file", source)]


def of_python(source: str) -> list[str]:
    """The text of the whole file after each change."""
    found = python.changes("file", source)
    return [python.changed(source, change.place) for change in found]


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("a < b", ["a <= b"]),
        (
            "0 < a <= b",
            ["0 <= a <= b", "0 < a < b", "1 < a <= b", "-1 < a <= b"],
        ),
        ("a is None", ["a is not None"]),
        ("a not in b", ["a in b"]),
        ("a or b", ["a and b", "b", "a"]),
        ("a and b and c", ["a or b or c", "b and c", "a and c", "a and b"]),
        ("not a", ["a"]),
        ("a - b", ["a + b"]),
        ("'a' + b", []),
        ("min(a)", ["max(a)"]),
        ("round(a)", ["int(a)"]),
        ("x if a else y", ["x if not a else y"]),
        ("[a for a in b if c]", ["[a for a in b if not c]", "[a for a in b if True]"]),
        ("f'{a:.1f}'", ["f'{a:.0f}'", "f'{a:.2f}'"]),
        ("a[1]", ["a[2]", "a[0]"]),
        ("a[0]", ["a[1]"]),
        ("True", ["False"]),
        ("0.05", ["0.06", "0.04"]),
        ("'some text'", []),
    ],
)
def test_python_is_changed_in_one_place_at_a_time(source, after):
    changed = of_python(f"x = {source}\n")
    assert [text.removeprefix("x = ") for text in changed] == after


def test_what_decides_nothing_is_left_alone():
    source = """
import functools

@functools.lru_cache(maxsize=4)
def one(a: dict[str, list[1]] | None) -> int | None:
    'At most 10.'
    assert a is not None
    return a
"""
    assert of_python(source) == []


def test_a_call_is_left_out_and_a_condition_turned():
    source = "def go(a):\n    if a:\n        a.clear()\n"
    assert arrows(python, source) == ["a → not a", "a.clear() → pass"]


def test_alike_changes_of_a_line_are_told_apart():
    assert arrows(python, "f(1, 1)\n") == [
        "f(1, 1) → pass",
        "1 → 2",
        "1 → 0",
        "1 → 2 (#2)",
        "1 → 0 (#2)",
    ]


SQL = """-- One row per learner, where 1 < 2 and min(a) = 3.
select distinct
    learner,
    coalesce(a.day, $day) as day,
    'is 1 < 2' as "and 1",
    count(*) - max(a.number) filter (where a.number >= 10) as more
from a
left join b on a.learner = b.learner and b.day between 1 and $last
where a.number is not null
order by day desc
"""


def test_sql_is_changed_but_not_its_comments_and_strings():
    assert arrows(sql, SQL) == [
        "distinct → (left out)",
        ", $day → (left out)",
        "- → +",
        "max → min",
        ">= → >",
        "10 → 11",
        "10 → 9",
        "left → inner",
        "= → <>",
        "and → or",
        "1 → 2",
        "1 → 0",
        "not → (left out)",
        "desc → asc",
    ]


def test_a_change_to_sql_touches_nothing_else():
    for change in sql.changes("file", SQL):
        before, after = SQL.splitlines(), sql.changed(SQL, change.place).splitlines()
        others = [place for place, line in enumerate(before) if line != after[place]]
        assert others == [change.line - 1]
        assert before[change.line - 1].strip() == change.text


def test_a_room_is_the_nearest_folder_of_tests(tmp_path: Path):
    for folder in ("questions/steps", "asking", "drawing"):
        (tmp_path / "tests" / folder).mkdir(parents=True)
    rooms = {
        "analytics/questions/steps/sql/began.sql": "questions/steps",
        "analytics/questions/steps/counts.py": "questions/steps",
        "analytics/questions/loads/counts.py": "",
        "analytics/asking/small.py": "asking",
        "analytics/asking/sql/narrow.sql": "asking",
        "analytics/scope.py": "",
    }
    assert {file: room_of(tmp_path, file) for file in rooms} == rooms


def test_pictures_are_changed_only_when_asked_for(tmp_path: Path):
    room = tmp_path / "analytics" / "questions" / "steps"
    room.mkdir(parents=True)
    for name in ("counts.py", "trend_picture.py", "began.sql", "definition.toml"):
        (room / name).touch()
    near = "analytics/questions/steps/"
    assert files_of(tmp_path, ["questions"]) == [near + "began.sql", near + "counts.py"]
    assert near + "trend_picture.py" in files_of(tmp_path, ["questions/steps"], True)
    assert files_of(tmp_path, ["questions/steps/began.sql"]) == [near + "began.sql"]


def test_the_same_seed_draws_the_same():
    changes = [Change("file", line, "", "<", "<=", line) for line in range(1000)]
    assert drawn(changes, 20, 7) == drawn(changes, 20, 7) != drawn(changes, 20, 8)
    assert len(set(drawn(changes, 20, 7))) == 20
    assert drawn(changes, 2000, 7) == changes


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A rule whose lower end is tested and whose upper end is not."""
    (tmp_path / "analytics" / "asking").mkdir(parents=True)
    (tmp_path / "tests" / "asking").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "analytics" / "__init__.py").touch()
    (tmp_path / "analytics" / "asking" / "few.py").write_text(
        "def few(number):\n    return 0 < number < 10\n"
    )
    (tmp_path / "tests" / "asking" / "test_few.py").write_text(
        "from analytics.asking.few import few\n\n\n"
        "def test_nobody_is_not_a_few():\n"
        "    assert [few(0), few(1), few(8), few(20)] == [False, True, True, False]\n"
    )
    (tmp_path / "pyproject.toml").write_text(
        "[tool.pytest.ini_options]\n"
        'pythonpath = ["."]\naddopts = "--import-mode=importlib"\n'
        'markers = ["soak", "browser"]\n'
    )
    return tmp_path


def test_what_no_test_notices_survives_until_it_is_tested_or_judged(project, capsys):
    """Of 0 < and < 10, the lower end and its two neighbours are noticed at first."""
    asked = ["--rooms", "asking", "--least", "80", "--copies", "1"]
    assert main(asked, project) == 1
    told = capsys.readouterr().out
    assert "analytics/asking/few.py:2  10 → 9" in told
    assert "3 of     6 noticed,   0 judged equivalent,    3 survive: 50.0%" in told

    (project / "docs" / "mutants.toml").write_text(
        '[[equivalent]]\nfile = "analytics/asking/few.py"\n'
        'line = "return 0 < number < 10"\nchange = "10 → 11"\nwhy = "Only a trial."\n'
    )
    tests = project / "tests" / "asking" / "test_few.py"
    tests.write_text(tests.read_text().replace("few(8)", "few(9)"))
    assert main(asked, project) == 0
    told = capsys.readouterr().out
    assert "asking: 3 to try" in told  # what was noticed before isn't tried again
    assert "4 of     6 noticed,   1 judged equivalent,    1 survive: 80.0%" in told
    assert "few.py:2  0 < number < 10 → 0 < number <= 10\n" in told


def test_what_was_judged_is_still_there():
    for file, line, change in judged(ROOT):
        language = LANGUAGES[Path(file).suffix]
        found = language.changes(file, (ROOT / file).read_text(encoding="utf-8"))
        assert (file, line, change) in {one.key for one in found}
