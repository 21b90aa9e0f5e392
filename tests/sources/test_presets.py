"""Known exports, read as they come: drawn files, counted by hand."""

import csv
import io
import random
from pathlib import Path

import pytest

from analytics.model import TABLES
from analytics.sources.credentials.recipients import Identity, recipient_id
from analytics.sources.presets import preset_of, presets
from analytics.sources.reads import columns_of

CREDLY = (
    "Badge Name,Badge Template ID,Issued by,Earner Badge ID,Issuer Earner ID,"
    "Group Tag,Issued to First Name,Issued to Middle Name,"
    "Issued to Last Name,Issued to Email,Status,Expired,Issue Date,"
    "Record Created,Shoe Size\n"
    "Debate,bt-1,Example College,e-1,S1,,Ana,,Example,Ana@example.edu,"
    "accepted,false,03/04/26,03/09/26,40\n"
    "Debate,bt-1,Example College,e-2,,,Bo,B.,Sample,bo@example.edu,pending,"
    "false,3/5/2026,2026-03-09 10:00:00 -0500,41\n"
    "Logic,bt-2,Example College,e-3,,,Bo,B.,Sample,BO@example.edu,revoked,"
    "true,2026-03-06,2026-03-09,42\n"
)
API = (
    "id,recipient_email,issued_to_first_name,issued_to_last_name,issued_at,"
    "badge_template_id,expires_at,issuer_earner_id,state\n"
    "e-1,ana@example.edu,Ana,Example,2014-04-01 09:41:00 -0500,bt-1,,S1,"
    "accepted\n"
    "e-2,bo@example.edu,Bo,Sample,2014-04-01 23:41:00 -0500,bt-1,false,,"
    "pending\n"
    "e-3,bo@example.edu,Bo,Sample,2014-04-02 09:41:00 UTC,bt-2,"
    "2015-04-02 09:41:00 UTC,,revoked\n"
)
BULK = (
    "Badge Class ID,Identifier,First Name,Last Name,Narrative,"
    "Evidence Narrative,Evidence URL,Issue Date,Expiration Date\n"
    "bc-1,ana@example.edu,Ana,Example,She spoke.,,https://example.edu/e,"
    "2026-03-01,\n"
    "bc-1,https://example.edu/people/bo,Bo,,,,,Sep 19 2025,2027-01-01\n"
    "bc-2,+1 555 0100,Cy,Sample,,,,2026-03-02,\n"
)
PROGRESS = (
    "Group ID,Group Name,Learner Name,Learner ID,Last Badge Earned,"
    "Alignment Type,Alignment ID,Alignment Name,Status,Detailed Progress,"
    "Evidence\n"
    "g1,One,Ana Example,ana@example.edu,Sep 19 2025,Pathway,p-1,Leadership,"
    "In Progress,2/3,\n"
    "g2,Two,Ana Example,ana@example.edu,Sep 19 2025,Pathway,p-1,Leadership,"
    "In Progress,2/3,\n"
    "g1,One,Bo Sample,bo@example.edu,,Pathway,p-2,Research,Not Started,0/3,\n"
    "g1,One,Bo Sample,bo@example.edu,,Course,c-1,A Course,Completed,1/1,\n"
)
GROUPS = (
    "Group ID,Group name,Course/Pathway ID,URL,Learners,Alignment type,"
    "Alignment ID,Alignment name,Creation date,Creation method,"
    "Expiration date,Expiration method,Staff member name,Staff member ID\n"
    "g1,One,p-1,https://example.edu,12,Pathway,p-1,Leadership,Sep 19 2025,"
    "Manual,,,,\n"
)


def who(kind: str, value: str) -> str:
    return recipient_id([Identity(kind, value)], "", "")


ANA, BO = who("email", "ana@example.edu"), who("email", "bo@example.edu")
AWARDS = """select award_id, learner_id, achievement_id, earned_on::varchar,
    issued_on::varchar, revoked, source from incoming.awards order by award_id"""
NAMES = "select distinct learner_id, name from incoming.learners order by 2"


def test_credly_analytics(door):
    delivery = door.take("Export 2026.csv", CREDLY)
    assert [f.table for f in delivery.files] == [
        "awards",
        "achievements",
        "identities",
        "learners",
    ]
    assert {f.read_as for f in delivery.files} == {
        "Credly analytics export; columns that it doesn't know: Shoe Size"
    }
    assert delivery.set_aside == ()
    assert door.ask(AWARDS) == [
        ("e-1", "S1", "bt-1", "2026-03-04", "2026-03-09", False, "credly"),
        ("e-2", BO, "bt-1", "2026-03-05", "2026-03-09", False, "credly"),
        ("e-3", BO, "bt-2", "2026-03-06", "2026-03-09", True, "credly"),
    ]
    assert door.ask(NAMES) == [(BO, "Bo B. Sample")]
    found = door.ask("select learner_id, kind, value from incoming.identities")
    assert found == [("S1", "email", "Ana@example.edu")]
    sql = "select distinct achievement_id, name, issuer from incoming.achievements"
    assert door.ask(f"{sql} order by 1") == [
        ("bt-1", "Debate", "Example College"),
        ("bt-2", "Logic", "Example College"),
    ]


def test_credly_analytics_with_its_core_alone(door):
    rows = "ISSUE DATE,issued to email,badge name,badge template id\n"
    rows += "2026-03-04,bo@example.edu,Debate,bt-1\n"
    files = door.take("x.csv", rows).files
    assert [f.table for f in files] == ["awards", "achievements"]
    assert door.ask(AWARDS)[0][1:4] == (BO, "bt-1", "2026-03-04")


def test_credly_api(door):
    delivery = door.take("x.csv", API)
    assert delivery.set_aside == ()
    assert door.ask(AWARDS) == [
        ("e-1", "S1", "bt-1", "2014-04-01", None, False, "credly"),
        ("e-2", BO, "bt-1", "2014-04-02", None, False, "credly"),
        ("e-3", BO, "bt-2", "2014-04-02", None, True, "credly"),
    ]
    sql = "select expires_at::varchar from incoming.awards order by award_id"
    assert door.ask(sql) == [(None,), (None,), ("2015-04-02 09:41:00",)]
    assert door.ask(NAMES) == [(BO, "Bo Sample")]


def test_badgr_bulk_awards(door):
    assert door.take("x.csv", BULK).set_aside == ()
    by_url = who("url", "https://example.edu/people/bo")
    by_other = who("identifier", "+1 555 0100")
    sql = """select learner_id, achievement_id, earned_on::varchar,
        expires_on::varchar, narrative, evidence_url, source
        from incoming.awards order by line"""
    assert door.ask(sql) == [
        (
            *(ANA, "bc-1", "2026-03-01", None),
            *("She spoke.", "https://example.edu/e", "badgr"),
        ),
        (by_url, "bc-1", "2025-09-19", "2027-01-01", None, None, "badgr"),
        (by_other, "bc-2", "2026-03-02", None, None, None, "badgr"),
    ]
    assert door.ask(NAMES) == [
        (ANA, "Ana Example"),
        (by_url, "Bo"),
        (by_other, "Cy Sample"),
    ]


def test_bulk_awards_without_what_an_award_needs(door):
    cut = "Identifier,Narrative,Evidence URL\nana@example.edu,x,\n"
    said = door.refused("x.csv", cut)
    assert "column Badge Class ID, without which a row of Badgr" in said
    assert "column Issue Date, without which a row of Badgr" in said
    rows = BULK + "bc-2,dee@example.edu,Dee,Sample,,,,,\n"
    (finding,) = door.take("x.csv", rows).set_aside
    assert str(finding) == (
        "x.csv, line 5, column Issue Date (earned_on): required, but empty"
    )


def test_badgr_group_progress(door):
    files = door.take("x.csv", PROGRESS).files
    assert [(f.table, f.rows, f.left_out) for f in files] == [
        ("declared", 3, 1),
        ("learners", 4, 0),
    ]
    sql = "select distinct learner_id, pathway, declared_on from incoming.declared"
    assert door.ask(f"{sql} order by pathway") == [
        (ANA, "p-1", None),
        (BO, "p-2", None),
    ]
    assert door.ask(NAMES) == [(ANA, "Ana Example"), (BO, "Bo Sample")]


def test_two_exports_may_spell_a_name_in_two_ways(door):
    folder = door.file("theirs/a.csv", CREDLY).parent
    door.file("theirs/b.csv", PROGRESS)
    door.load(folder)
    assert door.ask(NAMES) == [(ANA, "Ana Example"), (BO, "Bo B. Sample")]


def test_badgr_groups_are_known_and_left_alone(door):
    why = "x.csv: read as Badgr (Canvas Credentials) groups: it counts learners"
    assert door.refused("x.csv", GROUPS).startswith(why)
    folder = door.file("theirs/x.csv", GROUPS).parent
    door.file("theirs/bulk.csv", BULK)
    (said,) = door.load(folder).left_alone
    assert said.startswith(f"theirs/{why}")


def shuffled(text: str, seed: int) -> str:
    """Write a file's rows and columns in another order."""
    chance = random.Random(seed)
    header, *rows = csv.reader(io.StringIO(text))
    order = chance.sample(range(len(header)), len(header))
    chance.shuffle(rows)
    out = io.StringIO()
    lines = [[row[place] for place in order] for row in (header, *rows)]
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


@pytest.mark.parametrize("text", [CREDLY, API, BULK, PROGRESS])
def test_the_order_of_rows_and_columns_is_nothing(door, text):
    found = []
    for given in (text, *(shuffled(text, seed) for seed in range(3))):
        files = door.take("x.csv", given).files
        tables = sorted({f.table for f in files})
        found.append(
            [
                sorted(
                    door.ask(f"select * exclude (file, line) from incoming.{name}"),
                    key=str,
                )
                for name in tables
            ]
        )
    assert all(one == found[0] for one in found)


def test_a_file_of_the_contract_is_never_a_preset(door):
    for name, table in TABLES.items():
        header = [column.name for column in table.columns]
        assert preset_of(header) is None, name
    rows = "learner_id,achievement_id,earned_on\nL,B,2026-03-01\n"
    assert door.take("awards.csv", rows).files[0].read_as is None
    named = "Badge Name,Badge Template ID,Issue Date,Issued to Email,"
    said = door.refused("awards.csv", named + rows.replace("\nL", "\n,,,,L"))
    assert "unknown column Badge Name" in said


def test_an_export_may_be_called_after_a_table(door):
    assert door.take("awards.csv", API).files[0].read_as.startswith("Credly")


def test_a_mapping_goes_before_a_preset(door):
    folder = door.file("theirs/x.csv", API).parent
    columns = "{learner_id: recipient_email, achievement_id: state, "
    columns += "earned_on: issued_at}"
    text = f"awards:\n  file: x.csv\n  columns: {columns}\n"
    text += '  dates: ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %Z"]\n'
    door.file("theirs/mapping.yaml", text)
    (report,) = door.load(folder).files
    assert report.read_as is None


def test_the_docs_list_every_preset():
    text = Path("docs/input.md").read_text(encoding="utf-8")
    part = text.split("## What is read as it comes", 1)[1].split("\n## ", 1)[0]
    for preset in presets():
        row = next(line for line in part.splitlines() if f"| {preset.name} |" in line)
        told, used = row.split(" | ")[1:3]
        for column in preset.header:
            assert f"`{column}`" in told, (preset.name, column)
        assert ("two of" in told) == bool(preset.some)
        for column in columns_of(preset.mapping):
            assert f"`{column}`" in used, (preset.name, column)
