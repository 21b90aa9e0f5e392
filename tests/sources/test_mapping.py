import pytest

EXPORT = "Id,Who,Badge,When,Extra\n1,u1,b1,03/04/2026,x\n2,u2,b1,03/05/2026,y\n"
MAPPING = """
time_zone: America/Chicago
dates: "%m/%d/%Y"
awards:
  file: export.csv
  source: elsewhere
  columns: {award_id: Id, learner_id: Who, achievement_id: Badge, earned_on: When}
"""


def test_a_folder_is_read_through_its_own_mapping(door):
    door.file("theirs/export.csv", EXPORT)
    door.file("theirs/awards.csv", "not,read\n")
    path = door.file("theirs/mapping.yaml", MAPPING)
    delivery = door.load(path.parent)
    assert delivery.time_zone == "America/Chicago"
    assert delivery.left_alone == ("theirs/awards.csv",)
    assert [f.label for f in delivery.files] == ["theirs/export.csv"]
    assert delivery.files[0].columns == (
        "award_id",
        "learner_id",
        "achievement_id",
        "earned_on",
    )
    sql = "select award_id, learner_id, source, cast(earned_on as text) from "
    assert door.ask(f"{sql} incoming.awards order by 1") == [
        ("1", "u1", "elsewhere", "2026-03-04"),
        ("2", "u2", "elsewhere", "2026-03-05"),
    ]


def test_a_mapping_given_apart_applies_to_the_sources_that_hold_its_files(door):
    theirs = door.file("theirs/export.csv", EXPORT).parent
    ours = door.file("ours/learners.csv", "learner_id,entry_on\nu1,2026-01-01\n").parent
    mapping = door.file("m.yaml", MAPPING)
    for sources in ((theirs, ours), (theirs / "export.csv", ours)):
        delivery = door.load(*sources, mapping=mapping)
        assert [f.table for f in delivery.files] == ["awards", "learners"]
        assert delivery.time_zone == "America/Chicago"


def test_a_source_keeps_its_own_mapping_where_the_given_one_says_nothing(door):
    theirs = door.file("theirs/export.csv", EXPORT).parent
    ours = door.file("ours/people.csv", "Id\nu1\n").parent
    own = "learners: {file: people.csv, columns: {learner_id: Id}}\n"
    door.file("ours/mapping.yaml", own)
    mapping = door.file("example/mapping.yaml", MAPPING)
    door.file("example/pathways/p.yaml", "pathway: p\n")
    delivery = door.load(theirs, ours, mapping.parent, mapping=mapping)
    assert [f.table for f in delivery.files] == ["awards", "learners"]
    assert len(delivery.pathways) == 1
    assert delivery.left_alone == ("example/mapping.yaml",)


def test_a_mapping_without_files_tells_the_time_zone_of_native_ones(door):
    rows = "learner_id,achievement_id,earned_on\nL,B,2026-03-01T20:00\n"
    folder = door.file("p/awards.csv", rows).parent
    door.file("p/mapping.yaml", "time_zone: America/Chicago\n")
    assert door.load(folder).left_alone == ()
    sql = "select cast(earned_at as text) from incoming.awards"
    assert door.ask(sql) == [("2026-03-02 02:00:00",)]


def test_a_section_without_a_file_is_about_the_files_of_its_table(door):
    folder = door.file("p/awards.csv", EXPORT).parent
    door.file("p/mapping.yaml", MAPPING.replace("  file: export.csv\n", ""))
    door.file("p/terms.csv", "term_id,starts_on,ends_on\nT,2026-01-01,2026-05-01\n")
    assert [f.table for f in door.load(folder).files] == ["awards", "terms"]


def test_several_tables_come_from_one_file(door):
    folder = door.file("theirs/export.csv", EXPORT).parent
    more = "learners:\n  file: export.csv\n  columns: {learner_id: Who}\n"
    more += "  attributes: {colour: Extra}\n"
    door.file("theirs/mapping.yaml", MAPPING + more)
    assert [f.table for f in door.load(folder).files] == ["awards", "learners"]
    sql = "select learner_id, attribute, value from incoming.attributes order by 1"
    assert door.ask(sql) == [("u1", "colour", "x"), ("u2", "colour", "y")]


def test_a_source_that_is_a_column_goes_before_the_mappings(door):
    folder = door.file("theirs/export.csv", EXPORT).parent
    columns = MAPPING.replace("When}", "When, source: Extra}")
    door.file("theirs/mapping.yaml", columns)
    door.load(folder)
    sql = "select source from incoming.awards order by award_id"
    assert door.ask(sql) == [("x",), ("y",)]


def test_messages_name_the_files_own_column(door):
    folder = door.file("theirs/export.csv", EXPORT + "3,u3,b1,soon,z\n").parent
    door.file("theirs/mapping.yaml", MAPPING)
    (finding,) = door.load(folder).set_aside
    assert (finding.column, finding.line) == ("When (earned_on)", 4)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Badge", "Prize"), "column Prize, named by the mapping, isn't there"),
        (("export.csv", "gone.csv"), "line 4: awards: there is no file gone.csv"),
        (("award_id: Id", "id: Id"), "line 7: awards has no column id"),
        (("award_id: Id", "award_id: ssn"), "column ssn looks like a secret"),
        (("achievement_id: Badge, ", ""), "required column achievement_id missing"),
        (("time_zone: America/Chicago", "time_zone: Nowhere"), "line 2: time_zone"),
        (('"%m/%d/%Y"', "American"), "line 3: dates: expected a format"),
        (('"%m/%d/%Y"', '"%m/%d/%Q"'), "line 3: dates: expected a format"),
        (("awards:", "awards:\n  files: x"), "line 5: unknown key files"),
        (("awards:", "prizes:"), "line 4: unknown key prizes"),
        (("dates:", "time_zone: UTC\ndates:"), "line 3: key time_zone is there twice"),
        (("{award_id", "{award_id: Who, award_id"), "line 7: key award_id is there"),
        (("source: elsewhere", "source: [a]"), "line 6: source: expected a word"),
        (("source: elsewhere", "attributes: [Extra]"), "attributes are said of"),
        (("source: elsewhere", "source: &a b\n  file: *a"), "aliases"),
        (("awards:", "awards: ["), "not valid YAML"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said_with_its_line(door, change, said):
    folder = door.file("theirs/export.csv", EXPORT).parent
    text = MAPPING.replace(*change)
    assert text != MAPPING
    door.file("theirs/mapping.yaml", text)
    assert said in door.refusal(folder)


def test_attributes_are_not_columns_or_secrets(door):
    folder = door.file("theirs/export.csv", "Id,Mail,dob\nu1,m,d\n").parent
    text = "learners:\n  file: export.csv\n  columns: {learner_id: Id}\n  attributes: "
    for attributes, said in (
        ("{email: Mail}", "email is a column: say it under columns"),
        ("[dob]", "column dob looks like a secret"),
        ("[Mail, Mail]", "a column is there twice"),
        ("Mail", "expected a list of columns"),
        ("{dob: Mail}", "looks like a secret"),
    ):
        door.file("theirs/mapping.yaml", text + attributes + "\n")
        assert said in door.refusal(folder)


def test_yaml_is_read_as_text(door):
    folder = door.file(
        "theirs/export.csv", "007,no,1e3,null\nu,b,2026-03-01,x\n"
    ).parent
    columns = "{learner_id: 007, achievement_id: no, earned_on: 1e3}"
    door.file(
        "theirs/mapping.yaml", f"awards:\n  file: export.csv\n  columns: {columns}\n"
    )
    assert door.load(folder).files[0].rows == 1


def test_two_time_zones_are_refused(door):
    folders = []
    for name, zone in (("a", "America/Chicago"), ("b", "Europe/Berlin")):
        folder = door.file(f"{name}/terms.csv", "term_id,starts_on,ends_on\n").parent
        door.file(f"{name}/mapping.yaml", f"time_zone: {zone}\n")
        folders.append(folder)
    assert "name different time zones" in door.refusal(*folders)


def test_a_mapping_isnt_records(door):
    assert "give it with --mapping" in door.refused("mapping.yaml", MAPPING)
