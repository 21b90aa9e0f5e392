"""Every row of every file is somewhere in a load's report, and in one place."""

from analytics.sources.delivery import FileReport
from analytics.store.load import LoadReport, load
from tests.conftest import NOW, Worlds

MAPPING = """
awards:
  file: awards.csv
  columns: {award_id: id, learner_id: who, achievement_id: what, earned_on: day}
  skip: {state: [deleted]}
"""
FIRST = """
id | who  | what | day        | state
1  | ana  | b1   | 2026-01-01 |
2  | ana  | b2   | 2026-01-02 |
3  | ben  | b1   | 2026-01-03 |
"""
# 1 is there already, 2 is another day's now, 4 and 5 are new and 4 comes twice, of 6
# and 7 the day and the learner are missing, 8 doesn't count, and two rows are blank.
SECOND = """
id | who  | what | day        | state
1  | ana  | b1   | 2026-01-01 |
2  | ana  | b2   | 2026-01-09 |
4  | cyd  | b1   | 2026-01-04 |
4  | cyd  | b1   | 2026-01-04 |
5  | dan  | b1   | 2026-01-05 |
6  | dan  | b2   | N/A        |
7  | NULL | b2   | 2026-01-05 |
8  | dan  | b3   | 2026-01-05 | deleted
   |      |      |            |
   |      |      |            |
"""


def taken_in(worlds: Worlds, awards: str) -> LoadReport:
    folder = worlds.folder({"awards": awards})
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return load(worlds.store, [folder], now=NOW)


def test_the_rows_of_a_file_are_all_told_of(worlds):
    taken_in(worlds, FIRST)
    report = taken_in(worlds, SECOND)
    (file,) = report.files
    assert (file.rows, file.set_aside, file.left_out, file.blank) == (7, 2, 1, 2)
    found = report.tables["awards"]
    counted = {"new": 2, "changed": 1, "unchanged": 1, "repeated": 1, "gone": 0}
    assert vars(found) == counted
    assert report.rows_aside("awards") == report.rows_aside() == 2
    assert told(report) == in_files(report.files) == 10


def told(report: LoadReport) -> int:
    """Return how many rows the report accounts for."""
    came = sum(sum(vars(one).values()) for one in report.tables.values())
    return came + sum(f.set_aside + f.left_out + f.blank for f in report.files)


def in_files(files: tuple[FileReport, ...]) -> int:
    """Return how many rows the files have."""
    return sum(file.rows + file.left_out + file.blank for file in files)


def test_what_is_wrong_twice_is_one_row(worlds):
    more = "\n".join(f"{n} | ana | b{n} | 2026-01-01 |" for n in range(9, 20))
    report = taken_in(worlds, f"{FIRST}\n{more}\n8 | NULL | n/a | soon |")
    assert (len(report.set_aside), report.rows_aside()) == (3, 1)


def test_remarks_say_what_cells_were_taken_for(worlds):
    folder = worlds.folder({"awards": SECOND})
    text = (folder / "awards.csv").read_text(encoding="utf-8")
    text = text.replace("5,dan", "5,dan\u00a0").replace("1,ana", " 1,ana")
    (folder / "awards.csv").write_text(text, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    report = load(worlds.store, [folder], now=NOW)
    assert report.remarks == [
        "world1/awards.csv (awards): 1 row left out, as the mapping says",
        "world1/awards.csv (awards): 2 blank rows passed over",
        "world1/awards.csv, column id: 1 cell had blanks around what is written; "
        "they were left out",
        "world1/awards.csv, column who: 1 cell had blanks around what is written; "
        "they were left out",
    ]
