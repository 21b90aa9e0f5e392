"""The loads screen: what is set aside can be had, what is uploaded stands right."""

import io
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store.load import load
from pages.shared.uploads import on_disk
from tests.conftest import NOW

HOME = Path(__file__).resolve().parents[2]
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
    app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60).run()
    return app.switch_page("pages/data/loads.py").run()


def test_what_is_set_aside_can_be_downloaded(screen):
    assert not screen.exception
    assert "Set aside" in [header.value for header in screen.header]
    assert any("**world1/awards.csv**: 1 row" in m.value for m in screen.markdown)
    keys = {button.key for button in screen.get("download_button")}
    assert {"mend-0", "mend-findings-0"} <= keys


def test_past_loads_are_few_columns(screen):
    columns = [list(table.value.columns) for table in screen.table]
    assert columns == [["State", "When", "What", "Awards", "Set aside"]]


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
