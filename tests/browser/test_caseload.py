"""An advisor's week in the browser: whom to see, put away, brought back, printed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analytics.asking.answer import Answer
from analytics.decisions.journal import undo
from analytics.decisions.outreach import latest
from analytics.questions.caseload.counts import caseload
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.caseload.words import TITLES, groups, lead
from analytics.scope import Scope, Viewer
from analytics.store.state import open_state

pytestmark = pytest.mark.browser

ADVISOR = Viewer("advisor", "ADV-HONORS")


@pytest.fixture
def own(sample_store: Path) -> Iterator[Answer[CaseRow]]:
    """Ask for the advisor's list; undo at the end whatever the test decided."""
    yield caseload(open_state(sample_store), Scope(ADVISOR))
    while last := latest(sample_store, str(ADVISOR)):
        undo(sample_store, last.id, by="test")


def headings(visit) -> list[str]:
    return visit.page.get_by_role("tab").all_inner_texts()


def written(answer: Answer[CaseRow]) -> list[str]:
    return [f"{TITLES[name]} ({len(rows)})" for name, rows in groups(answer).items()]


def test_an_advisor_s_week(visit, server, own, sample_store, tmp_path):
    visit.open(f"{server}/caseload?as={ADVISOR}")
    visit.page.wait_for_function(
        "() => (document.activeElement.getAttribute('aria-label') || '')"
        ".startsWith('Find a student')"
    )
    visit.page.get_by_role("button", name="Page to print").first.wait_for()
    visit.settle()
    assert headings(visit) == written(own)
    said = lead(own).replace("**", "")
    expect(visit.page.get_by_text(said, exact=True)).to_be_visible()

    visit.page.get_by_role("button", name="Spoken with").first.click()
    visit.page.get_by_text("Put away last").wait_for()
    visit.settle()
    rest = caseload(open_state(sample_store), Scope(ADVISOR))
    assert len(rest.rows) == len(own.rows) - 1
    assert headings(visit) == written(rest)

    visit.page.get_by_role("button", name="Remind me on").first.click()
    visit.page.get_by_role("button", name="Put it away until then").click()
    week = date.today() + timedelta(days=7)
    visit.page.get_by_text(f"until {week.day} {week:%B %Y}").wait_for()
    visit.settle()
    assert len(caseload(open_state(sample_store), Scope(ADVISOR)).rows) == (
        len(own.rows) - 2
    )
    for _ in range(2):
        visit.page.get_by_role("button", name="Undo").click()
        visit.page.wait_for_timeout(1000)
        visit.settle()
    assert visit.page.get_by_text("Put away last").count() == 0
    assert headings(visit) == written(own)

    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Page to print").first.click()
    page = tmp_path / "page.html"
    download.value.save_as(page)
    first = own.rows[0]
    assert f"<h1>{first.name}</h1>" in page.read_text(encoding="utf-8")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download all lines").click()
    file = tmp_path / "lines.csv"
    download.value.save_as(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(own.rows) + 1

    # What was decided and undone is decided no more: the first name is there again.
    visit.page.get_by_role("link", name=first.name or "").first.click()
    visit.page.wait_for_url("**/journey*")
    visit.page.get_by_role("heading", name=first.name or "").wait_for()
    assert "as=advisor" in visit.page.url and first.learner not in visit.page.url
