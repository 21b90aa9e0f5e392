"""The loads screen: what is set aside can be had, what is uploaded stands right."""

import io
import json
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from analytics.findings import RefusedError
from analytics.store.load import load
from analytics.store.state import open_state
from pages.loads.uploads import on_disk, unknown
from tests.conftest import NOW
from tests.questions.opening import app_at

pytestmark = pytest.mark.long

AWARDS = """
    learner_id | achievement_id | earned_on
    ana        | debate         | 2026-01-05
    ben        | debate         | 2026-01-06
    cem        | debate         | never
"""
ASSERTION = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.example.edu/1",
    "recipient": {"type": "email", "hashed": False, "identity": "ana@example.edu"},
    "badge": "https://badges.example.edu/b",
    "verification": {"type": "hosted"},
    "issuedOn": "2026-01-05T10:00:00Z",
}
PATHWAY = (
    '{"elementId": "e", "title": "E", "requirements": '
    '{"@type": "BadgeJunctionRequirement", "junctionType": "Conjunction", '
    '"badges": []}, "children": []}'
)


class Upload(io.BytesIO):
    """What the browser sent, as Streamlit hands it on."""

    def __init__(self, name: str, data: str | bytes) -> None:
        super().__init__(data.encode() if isinstance(data, str) else data)
        self.name = name


def placed(*files: Upload) -> tuple[list[str], bool]:
    with on_disk(files) as (sources, mapping):
        found = [
            path.relative_to(source.parent).as_posix()
            for source in sources
            for path in ([source] if source.is_file() else sorted(source.rglob("*")))
            if path.is_file()
        ]
        return found, mapping is not None


@pytest.fixture
def screen(worlds, monkeypatch) -> AppTest:
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    worlds.load({"awards": AWARDS})
    return app_at("pages/loads/screen.py").run()


def test_what_is_set_aside_can_be_downloaded(screen):
    assert not screen.exception
    assert "Set aside" in [header.value for header in screen.header]
    assert any("**world1/awards.csv**: 1 row" in m.value for m in screen.markdown)
    keys = {button.key for button in screen.get("download_button")}
    assert {"mend-0", "mend-findings-0"} <= keys


def test_past_loads_are_few_columns(screen):
    columns = [list(table.value.columns) for table in screen.table]
    assert columns == [["State", "When", "What", "Awards", "Set aside"]]


def test_what_is_hardly_meant_is_a_warning(worlds, screen):
    report = worlds.load({"learners": "learner_id\nzed"})
    screen.session_state["load-result"] = report
    shown = [warning.value for warning in screen.run().warning]
    assert shown[0].startswith("Hardly any award finds its learner: of 2 awards 0,")


def test_credentials_stand_outside_pathways_and_pathways_inside():
    found, _ = placed(
        Upload("one.json", json.dumps(ASSERTION)),
        Upload("all.jsonl", json.dumps(ASSERTION) + "\n"),
        Upload("tree.json", PATHWAY),
        Upload("tree.yaml", "pathway: p\nof: [a]\n"),
        Upload("awards.csv", "learner_id\n"),
        Upload("signed.jwt", "ey"),
    )
    assert found == [
        "upload/all.jsonl",
        "upload/awards.csv",
        "upload/one.json",
        "upload/pathways/tree.json",
        "upload/pathways/tree.yaml",
        "upload/signed.jwt",
    ]


def test_records_under_another_name_stand_alone_beside_their_mapping():
    files = [Upload("users.csv", "Id\n1\n"), Upload("mapping.yaml", "learners:\n")]
    assert placed(*files) == (["users.csv"], True)


def test_a_name_never_leads_out_of_the_folder():
    found, _ = placed(Upload("../../etc/x.json", "{}"), Upload("..\\y.txt", ""))
    assert found == ["upload/x.json", "upload/y.txt"]


def test_records_and_a_credential_and_a_pathway_load_together(tmp_path):
    files = [
        Upload("awards.csv", "learner_id,achievement_id,earned_on\nl,a,2026-01-05\n"),
        Upload("one.json", json.dumps(ASSERTION)),
        Upload("tree.yaml", "pathway: p\nneeds: all\nof: [a]\n"),
    ]
    with on_disk(files) as (sources, mapping):
        report = load(tmp_path / "store", sources, mapping=mapping, now=NOW)
    assert (report.counts["awards"], report.counts["pathways"]) == (2, 1)


UNKNOWN = "User ID,Badge,Date Earned,Password\n007,debate,01/02/2026,tulip\n"


@pytest.fixture
def wizard(worlds, monkeypatch) -> AppTest:
    """Open the loads screen, an unknown file just refused."""
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    app = app_at("pages/loads/screen.py")
    app.session_state["to-map"] = unknown([Upload("awarded.csv", UNKNOWN)])
    return app.run()


def captions(app: AppTest) -> str:
    return "\n".join(str(one.value).replace("\\", "") for one in app.caption)


def test_only_records_with_unknown_columns_are_asked_about():
    fine = Upload("awards.csv", "learner_id,achievement_id,earned_on\n")
    assert unknown([fine, Upload("x.json", "{}"), Upload("y.csv", "<html>")]) is None
    file, seen = unknown([fine, Upload("awarded.csv", UNKNOWN)]) or (None, None)
    assert (file.name, seen.columns) == ("awarded.csv", seen.header[:3])


def test_the_wizard_proposes_asks_previews_and_loads(wizard, worlds):
    assert not wizard.exception
    assert wizard.selectbox(key="map-table").value == "awards"
    assert wizard.selectbox(key="map-awards-0").value == "learner_id"
    assert "look like secrets or national ids: Password" in captions(wizard)
    shown = "".join(frame.value.to_csv() for frame in wizard.dataframe)
    assert "debate" in shown
    assert "tulip" not in shown
    assert "say how days are written" in captions(wizard)
    assert not [b for b in wizard.button if b.key == "map-load"]

    wizard.selectbox(key="map-dates").select("%m/%d/%Y").run()
    assert any("**1 row**, and all" in m.value for m in wizard.markdown)
    wizard.button(key="map-load").click().run()
    assert not wizard.exception
    assert any("state 1 is shown" in s.value for s in wizard.success)
    with open_state(worlds.store).cursor() as cursor:
        rows = cursor.execute("select learner_id, earned_on from record.awards")
        assert rows.fetchall() == [("007", date(2026, 1, 2))]


def test_what_was_said_once_is_used_again_until_forgotten(wizard, worlds, tmp_path):
    wizard.selectbox(key="map-dates").select("%d/%m/%Y").run()
    wizard.button(key="map-load").click().run()
    later = tmp_path / "later.csv"
    later.write_text(UNKNOWN.replace("007", "008"))
    assert load(worlds.store, [later], now=NOW).recalled == ("later.csv",)

    wizard.run()
    assert "Mappings that are kept" in [header.value for header in wizard.header]
    next(b for b in wizard.button if str(b.key).startswith("forget-")).click().run()
    later.write_text(UNKNOWN.replace("007", "009"))
    with pytest.raises(RefusedError):
        load(worlds.store, [later], now=NOW)


def test_the_wizard_says_what_is_lacking_and_what_is_said_twice(wizard):
    wizard.selectbox(key="map-awards-1").select("learner_id").run()
    assert "required column achievement_id missing" in captions(wizard)
    assert "learner_id is chosen for 2 columns" in captions(wizard)
    wizard.button(key="map-cancel").click().run()
    assert not wizard.exception
    assert "Tell Cairn what the columns mean" not in [h.value for h in wizard.header]
