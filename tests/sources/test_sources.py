"""Folders, zips and single files: what is taken, what is left, and that all agree."""

import gzip
import hashlib
import io
import zipfile
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

AWARDS = (
    "award_id,learner_id,achievement_id,earned_on,score,revoked,narrative\n"
    "A1,007,B1,2026-03-01,87.5,,\n"
    'A2,7,B1,2026-03-01T10:00:00Z,,true,"one, ""two"""\n'
    "A3,L3,B2,2026-03-02,100,no,Zoë\n"
)
LEARNERS = "learner_id,name,college\n007,Ana,Arts\n7,,\n"
PATHWAY = "pathway: p\nof: [B1, B2]\n"


def staged(door):
    """Everything in incoming, without the places it came from."""
    found = {}
    for (name,) in door.ask(
        "select table_name from information_schema.tables where table_schema ="
        " 'incoming' order by 1"
    ):
        sql = f"select * exclude (file, line) from incoming.{name} order by all"
        found[name] = door.ask(sql)
    return found


def zip_of(door, name, members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return door.file(name, buffer.getvalue())


def test_every_way_to_give_the_same_records_gives_the_same_rows(door):
    rows = [dict(zip(AWARDS.splitlines()[0].split(","), row, strict=True)) for row in (
        ("A1", "007", "B1", "2026-03-01", "87.5", "", ""),
        ("A2", "7", "B1", "2026-03-01T10:00:00Z", "", "true", 'one, "two"'),
        ("A3", "L3", "B2", "2026-03-02", "100", "no", "Zoë"),
    )]  # fmt: skip
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    packed = gzip.compress(AWARDS.encode())
    ways = [
        door.file("a/awards.csv", AWARDS).parent,
        door.file("b/awards.csv.gz", packed).parent,
        door.file("c/awards.parquet", buffer.getvalue()).parent,
        door.file("awards.csv", AWARDS),
        door.file("something.csv", AWARDS),
        door.file("something.csv.gz", packed),
        door.file("something.parquet", buffer.getvalue()),
        zip_of(door, "one.zip", {"awards.csv": AWARDS}),
        zip_of(door, "two.zip", {"top/awards.csv.gz": packed}),
        zip_of(door, "three.zip", {"top/awards.parquet": buffer.getvalue()}),
    ]
    outcomes = []
    for way in ways:
        delivery = door.load(way)
        assert [(f.table, f.rows, f.set_aside) for f in delivery.files] == [
            ("awards", 3, 0)
        ]
        outcomes.append(staged(door))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert ("A1", "007", "B1", date(2026, 3, 1)) == outcomes[0]["awards"][0][:4]


def test_a_folder_with_everything(door):
    door.file("prog/awards-01.csv", AWARDS)
    door.file("prog/awards_2.csv.gz", gzip.compress(AWARDS.encode()))
    door.file("prog/learners.csv", LEARNERS)
    door.file("prog/pathways/p.yaml", PATHWAY)
    door.file("prog/pathways/q.json", "{}")
    door.file("prog/pathways/notes.txt", "not a pathway")
    door.file("prog/README.md", "hello")
    door.file("prog/CURRENT", "7")
    door.file("prog/notes/awards.csv", "never read")
    door.file("prog/.hidden", "not named")
    folder = door.file("prog/config.yaml", "a: b\n").parent
    delivery = door.load(folder)
    assert [(f.index, f.label, f.table) for f in delivery.files] == [
        (0, "prog/awards-01.csv", "awards"),
        (1, "prog/awards_2.csv.gz", "awards"),
        (2, "prog/learners.csv", "learners"),
    ]
    assert [tree[:2] for tree in delivery.pathways] == [
        ("yaml", "prog/pathways/p.yaml"),
        ("json", "prog/pathways/q.json"),
    ]
    assert sorted(delivery.left_alone) == [
        "prog/CURRENT",
        "prog/README.md",
        "prog/config.yaml",
        "prog/notes",
        "prog/pathways/notes.txt",
    ]
    assert door.ask(
        "select file, count(*) from incoming.awards group by 1 order by 1"
    ) == [
        (0, 3),
        (1, 3),
    ]


def test_a_zip_with_everything(door):
    path = zip_of(
        door,
        "prog.zip",
        {
            "prog/awards.csv": AWARDS,
            "prog/pathways/p.yml": PATHWAY,
            "prog/more/x.csv": "",
            "prog/nested.zip": b"PK\x03\x04",
            "__MACOSX/prog/._awards.csv": "x",
            "prog/.DS_Store": "x",
        },
    )
    delivery = door.load(path)
    assert [f.label for f in delivery.files] == ["prog.zip/prog/awards.csv"]
    assert [tree[:2] for tree in delivery.pathways] == [
        ("yaml", "prog.zip/prog/pathways/p.yml")
    ]
    assert sorted(delivery.left_alone) == [
        "prog.zip/prog/more/x.csv",
        "prog.zip/prog/nested.zip",
    ]


def test_the_hash_and_the_bytes_are_those_of_the_file_as_given(door):
    packed = gzip.compress(AWARDS.encode())
    (file,) = door.take("awards.csv.gz", packed).files
    assert (file.sha256, file.bytes) == (
        hashlib.sha256(packed).hexdigest(),
        len(packed),
    )


@pytest.mark.parametrize("name", ["p.yaml", "p.yml", "p.json"])
def test_a_single_document_is_a_pathway(door, name):
    delivery = door.take(name, PATHWAY)
    assert [tree[1:] for tree in delivery.pathways] == [(name, PATHWAY)]
    assert delivery.files == ()


def test_a_folder_of_pathways_alone_is_a_source(door):
    door.file("ladders/a.yaml", PATHWAY)
    folder = door.file("ladders/README.md", "about").parent
    delivery = door.load(folder)
    assert [tree[1] for tree in delivery.pathways] == ["ladders/a.yaml"]
    assert delivery.left_alone == ("ladders/README.md",)


def test_a_folder_of_pathways_may_hold_other_tables_too(door):
    door.file("theirs/Export of ours.csv", "a,b\n")
    delivery = door.load(door.file("theirs/p.json", "{}").parent)
    assert [tree[1] for tree in delivery.pathways] == ["theirs/p.json"]
    assert delivery.left_alone == ("theirs/Export of ours.csv",)


def test_a_zip_may_hold_its_mapping(door):
    members = {"p/awards.csv": AWARDS, "p/mapping.yaml": "time_zone: Asia/Tokyo\n"}
    delivery = door.load(zip_of(door, "p.zip", members))
    assert (delivery.time_zone, delivery.left_alone) == ("Asia/Tokyo", ())
    sql = "select cast(earned_on as text) from incoming.awards where award_id = 'A2'"
    assert door.ask(sql) == [("2026-03-01",)]


def test_names_that_cant_be_shown_are_made_so(door):
    path = door.file("p/awards.csv", AWARDS)
    door.file("p/a\nb\u202e.txt", "x")
    assert door.load(path.parent).left_alone == ("p/a\ufffdb\ufffd.txt",)


def test_several_sources_are_one_delivery(door):
    first = door.file("one/awards.csv", AWARDS).parent
    second = door.file("learners.csv", LEARNERS)
    third = door.file("p/pathways/p.yaml", PATHWAY).parent
    delivery = door.load(first, second, third)
    assert [(f.index, f.table) for f in delivery.files] == [
        (0, "awards"),
        (1, "learners"),
    ]
    assert len(delivery.pathways) == 1


def test_nothing_to_load_is_refused(door):
    (door.folder / "empty").mkdir()
    assert "nothing to load" in door.refusal(door.folder / "empty")
    assert "expected .csv, .csv.gz" in door.refused("f/notes.txt", "x")
    assert "have no rows" in door.refused("awards.csv", AWARDS.splitlines()[0])
    assert "no such file or folder" in door.refusal(door.folder / "gone.csv")
    assert "not a readable zip" in door.refusal(door.folder / "gone.zip")
    assert "no source" in door.refusal()


def test_a_header_alone_is_an_empty_table_beside_others(door):
    door.file("p/learners.csv", LEARNERS.splitlines()[0] + "\n")
    delivery = door.load(door.file("p/awards.csv", AWARDS).parent)
    assert [(f.table, f.rows) for f in delivery.files] == [
        ("awards", 3),
        ("learners", 0),
    ]


def test_the_ending_has_to_be_right(door):
    assert "expected gzip" in door.refused("awards.csv.gz", AWARDS)
    assert "expected Parquet" in door.refused("awards.parquet", AWARDS)
    packed = gzip.compress(AWARDS.encode())
    assert "gzip data (name it .csv.gz)" in door.refused("awards.csv", packed)
    assert "end early" in door.refused("awards.csv.gz", packed[:-9])
    damaged = packed[:-8] + bytes(8)
    assert "damaged" in door.refused("awards.csv.gz", damaged)


def test_gzip_members_in_a_row_are_one_file(door):
    head, body = AWARDS.split("\n", 1)
    packed = gzip.compress(f"{head}\n".encode()) + gzip.compress(body.encode())
    assert door.take("awards.csv.gz", packed + bytes(512)).files[0].rows == 3


def test_what_is_wrong_with_several_files_is_said_at_once(door):
    door.file("p/awards.csv", "learner_id\n")
    door.file("p/terms.csv", "")
    said = door.refusal(door.folder / "p")
    assert "p/awards.csv, line 1: required column achievement_id missing" in said
    assert "p/terms.csv: the file is empty (0 bytes)" in said


def test_no_more_than_ten_rows_or_one_in_a_hundred_are_set_aside(door):
    head = "learner_id,achievement_id,earned_on\n"
    good, bad = "L,B,2026-03-01\n", "L,B,never\n"
    assert door.take("awards.csv", head + good + bad * 10).files[0].set_aside == 10
    said = door.refused("awards.csv", head + good * 50 + bad * 30)
    assert "30 of 80 rows have something wrong: at most 10" in said
    assert said.count("not ISO 8601") == 20
    assert "and 10 more like these" in said
    many = door.take("awards.csv", head + good * 1_980 + bad * 20)
    assert (many.files[0].set_aside, len(many.set_aside)) == (20, 20)
    assert "21 of 2,000" in door.refused("awards.csv", head + good * 1_979 + bad * 21)
    assert "nothing would be left" in door.refused("awards.csv", head + bad)


def test_progress_is_told(door):
    told = []
    door.take("awards.csv", AWARDS, progress=lambda *what: told.append(what))
    size = len(AWARDS.encode())
    assert told == [("awards.csv", size, size)]


def test_the_clock_may_be_in_any_zone(door):
    head = "learner_id,achievement_id,earned_on\n"
    now = datetime(2020, 1, 1, tzinfo=UTC)
    assert "in the future" in door.refused(
        "awards.csv", head + "L,B,2020-01-03\n", now=now
    )
    assert (
        door.take("awards.csv", head + "L,B,2020-01-02\n", now=now).files[0].rows == 1
    )
