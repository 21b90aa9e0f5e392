"""Extracts of Banner and PeopleSoft through the mappings that the docs carry."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from analytics.sources.mapping import read_mapping
from analytics.sources.presets import presets
from analytics.sources.section import Section
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import Worlds, write_world

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NOW = datetime(2026, 6, 30, tzinfo=UTC)
BANNER = {
    "spriden": """
        SPRIDEN_ID | SPRIDEN_FIRST_NAME | SPRIDEN_MI | SPRIDEN_LAST_NAME | \
        SPRIDEN_CHANGE_IND | SPRIDEN_ENTITY_IND
        A007 | Ana | B | Example | | P
        A007 | Ana | B | Earlier | N | P
        A010 | Ben | | Example | | P
        A999 | | | Example Company | | C""",
    "spbpers": """
        SPRIDEN_ID | SPBPERS_SSN | SPBPERS_BIRTH_DATE | SPBPERS_SEX | \
        SPBPERS_CONFID_IND | SPBPERS_DEAD_DATE
        A007 | QQSSNQQ | QQBIRTHQQ | F | Y |
        A010 | QQSSNQQ | QQBIRTHQQ | M | |""",
    "sgbstdn": """
        SPRIDEN_ID | SGBSTDN_TERM_CODE_EFF | SGBSTDN_TERM_CODE_ADMIT | \
        SGBSTDN_LEVL_CODE | SGBSTDN_MAJR_CODE_1 | SGBSTDN_MAJR_CODE_2 | \
        SGBSTDN_COLL_CODE_1
        A007 | 202610 | 202610 | UG | BIOL | | AS
        A007 | 202620 | 202620 | UG | CHEM | MATH | EN
        A010 | 202610 | 202610 | PR | LAWS | | LW""",
    "goremal": """
        SPRIDEN_ID | GOREMAL_EMAIL_ADDRESS | GOREMAL_STATUS_IND
        A007 | ana@example.edu | A
        A007 | old@example.edu | I""",
    "stvterm": """
        STVTERM_CODE | STVTERM_DESC | STVTERM_START_DATE | STVTERM_END_DATE
        000000 | Start | 01-JAN-1900 | 01-JAN-1900
        202610 | Fall 2025 | 25-AUG-2025 | 12-DEC-2025
        202620 | Spring 2026 | 12-JAN-26 | 5/15/2026""",
    "sfrstcr": """
        SPRIDEN_ID | SFRSTCR_TERM_CODE | SFRSTCR_CRN | SFRSTCR_RSTS_CODE | \
        SFRSTCR_RSTS_DATE | SFRSTCR_CREDIT_HR | SFRSTCR_GRDE_CODE
        A007 | 202610 | 10001 | RE | 01-AUG-2025 | 3 | A
        A007 | 202610 | 10002 | DD | 20-AUG-2025 | 3 |
        A010 | 202610 | 10001 | W | 01-OCT-2025 | 3 | W
        A010 | 202620 | 20001 | WL | 01-DEC-2025 | 0 |""",
    "shrdgmr": """
        SPRIDEN_ID | SHRDGMR_DEGC_CODE | SHRDGMR_LEVL_CODE | SHRDGMR_DEGS_CODE | \
        SHRDGMR_GRAD_DATE
        A007 | BA | UG | AW | 15-MAY-2026
        A010 | JD | PR | SO |""",
}
PEOPLESOFT = {
    "names": """
        EMPLID | NAME_TYPE | FIRST_NAME | MIDDLE_NAME | LAST_NAME
        A007 | PRI | Ana | B | Example
        A007 | PRF | Annie | | Example
        A007 | FRM | Ana | B | Earlier
        A010 | PRI | Ben | | Example""",
    "personal_data": """
        EMPLID | BIRTHDATE | SEX | NATIONAL_ID | FERPA
        A007 | QQBIRTHQQ | F | QQSSNQQ | Y
        A010 | QQBIRTHQQ | M | QQSSNQQ | N""",
    "email_addresses": """
        EMPLID | E_ADDR_TYPE | EMAIL_ADDR
        A007 | CAMP | ana@example.edu""",
    "term_tbl": """
        STRM | ACAD_CAREER | DESCR | TERM_BEGIN_DT | TERM_END_DT
        202610 | UGRD | Fall 2025 | 2025-08-25 | 2025-12-12
        202610 | LAW | Fall 2025 | 2025-08-26 | 2025-12-19
        202620 | UGRD | Spring 2026 | 12-JAN-26 | 2026-05-15""",
    "stdnt_car_term": """
        EMPLID | ACAD_CAREER | STRM | ACAD_PROG_PRIMARY | ACADEMIC_LOAD | \
        WITHDRAW_CODE | WITHDRAW_DATE | UNT_TAKEN_PRGRSS | CUR_GPA
        A007 | UGRD | 202610 | BIOL | F | NWD | | 15 | 3.5
        A007 | UGRD | 202620 | CHEM | N | NWD | | 0.000 | 0
        A010 | LAW | 202610 | LAWS | H | WDR | 2025-10-01 | 3 | 0""",
    "acad_degr": """
        EMPLID | DEGREE | ACAD_CAREER | ACAD_DEGR_STATUS | DEGR_CONFER_DT
        A007 | BA | UGRD | A | 2026-05-15""",
}
SYSTEMS = {"banner": BANNER, "peoplesoft": PEOPLESOFT}


@pytest.fixture(params=["mapping", "preset"])
def is_mapped(request: pytest.FixtureRequest) -> bool:
    """Whether the mapping that the docs carry is put beside the files."""
    return bool(request.param == "mapping")


@pytest.fixture(params=sorted(SYSTEMS))
def folder(request: pytest.FixtureRequest, worlds: Worlds, is_mapped: bool) -> Path:
    """The extract of a system: with a mapping, or under names that say nothing."""
    tables = SYSTEMS[request.param]
    if is_mapped:
        path = write_world(worlds.root / request.param, tables)
        shutil.copy(EXAMPLES / request.param / "mapping.yaml", path)
        return path
    named = {f"extract {place}": drawn for place, drawn in enumerate(tables.values())}
    return write_world(worlds.root / request.param, named)


def test_an_extract_loads_whole(folder: Path, worlds: Worlds) -> None:
    report = load(worlds.store, [folder], now=NOW)
    assert not report.set_aside
    with open_state(worlds.store).cursor() as cursor:

        def ask(query: str) -> list[tuple[object, ...]]:
            return cursor.execute(query).fetchall()

        names = "select learner_id, name, confidential from record.learners order by 1"
        assert ask(names) == [
            ("A007", "Ana B Example", True),
            ("A010", "Ben Example", False),
        ]
        assert ask("select kind, value from record.identities order by 1") == [
            ("email", "ana@example.edu"),
            ("former_name", "Ana B Earlier"),
        ]
        assert ask(
            "select term_id, starts_on, ends_on from record.terms order by 1"
        ) == [
            ("202610", date(2025, 8, 25), date(2025, 12, 12)),
            ("202620", date(2026, 1, 12), date(2026, 5, 15)),
        ]
        # Ben withdrew on 1 October: at the census, which without a day of its own is
        # the term's first, he was enrolled.
        assert ask(
            "select learner.learner_id, term.term_id, at_census from enrolled"
            " join learner using (learner) join term using (term) order by all"
        ) == [("A007", "202610", True), ("A010", "202610", True)]
        assert ask("select * exclude (conferred_at) from record.completions") == [
            ("A007", date(2026, 5, 15), "BA", "undergraduate", None)
        ]


def test_no_secret_reaches_the_store(folder: Path, worlds: Worlds) -> None:
    load(worlds.store, [folder], now=NOW)
    files = [path.read_bytes() for path in worlds.store.rglob("*") if path.is_file()]
    assert any(b"Ana B Example" in content for content in files)
    for secret in (b"QQSSNQQ", b"QQBIRTHQQ"):
        assert not any(secret in content for content in files)


def test_programmes_follow_the_term(folder: Path, worlds: Worlds) -> None:
    load(worlds.store, [folder], now=NOW)
    with open_state(worlds.store).cursor() as cursor:
        rows = cursor.execute(
            "select learner_id, term_id, program, level from record.programs"
        ).fetchall()
    second = [("A007", "202620", "MATH", "undergraduate")]
    assert sorted(rows) == [
        ("A007", "202610", "BIOL", "undergraduate"),
        ("A007", "202620", "CHEM", "undergraduate"),
        *(second if folder.name == "banner" else []),
        ("A010", "202610", "LAWS", "PR" if folder.name == "banner" else "LAW"),
    ]


@pytest.mark.parametrize("system", sorted(SYSTEMS))
def test_the_mapping_to_copy_says_what_the_presets_say(system: str) -> None:
    path = EXAMPLES / system / "mapping.yaml"
    mapping = read_mapping(path.read_text(), path.name)
    shipped = [one for one in presets() if one.file.startswith(f"{system}_")]
    said = [plain(part) for one in shipped for part in one.mapping.sections]
    assert len(said) == len(mapping.sections)
    assert all(plain(part) in said for part in mapping.sections)


def plain(section: Section) -> Section:
    """Return a section without the place and the name of its file."""
    return replace(section, line=0, file=None)
