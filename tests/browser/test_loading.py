"""Loading on the screen: from nothing, and undone again."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tools.own_server import serving

pytestmark = pytest.mark.browser

FIRST = "learner_id,achievement_id,earned_on\nl1,a1,2026-01-05\nl2,a1,2026-01-06\n"
SECOND = "learner_id,achievement_id,earned_on\nl3,a2,2026-02-05\nl4,a2,never\n"


@pytest.fixture
def empty_server(tmp_path: Path):
    with serving(tmp_path / "store") as address:
        yield address


def upload(visit, tmp_path: Path, text: str) -> None:
    visit.settle()
    file = tmp_path / "awards.csv"
    file.write_text(text, encoding="utf-8")
    visit.page.locator("input[type=file]").set_input_files(file)
    visit.page.get_by_role("button", name="Load", exact=True).click()


def test_refusal_first_load_second_load_and_undo(empty_server, visit, tmp_path):
    visit.open(f"{empty_server}/loads")
    expect(visit.page.get_by_role("button", name="Load the sample")).to_be_visible()
    upload(visit, tmp_path, "learner_id,achievement_id\nl1,a1\n")
    visit.page.get_by_text("Refused: nothing was loaded").wait_for()
    expect(visit.page.get_by_text("Nothing yet.")).to_be_visible()

    upload(visit, tmp_path, FIRST)
    visit.page.get_by_text("state 1 is shown from now on").wait_for()
    expect(visit.page.get_by_text("2 students", exact=True)).to_be_visible()

    upload(visit, tmp_path, SECOND)
    visit.page.get_by_text("1 row was set aside").first.wait_for()
    expect(visit.page.get_by_text("3 students", exact=True)).to_be_visible()

    visit.settle()  # what is opened while the screen is still drawn is closed again
    visit.page.get_by_role("button", name="Undo").click()
    visit.page.get_by_role("button", name="Yes, show state 1 again").click()
    visit.page.get_by_text("State 3", exact=True).wait_for()
    expect(visit.page.get_by_text("2 students", exact=True)).to_be_visible()


def test_a_row_set_aside_is_downloaded_mended_and_loaded(empty_server, visit, tmp_path):
    visit.open(f"{empty_server}/loads")
    upload(visit, tmp_path, SECOND)
    visit.page.get_by_text("1 row was set aside").first.wait_for()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download awards.csv to mend").click()
    mended = tmp_path / "mended.csv"
    download.value.save_as(mended)
    text = mended.read_text(encoding="utf-8")
    assert text == "learner_id,achievement_id,earned_on\nl4,a2,never\n"

    mended.write_text(text.replace("never", "2026-02-06"), encoding="utf-8")
    visit.page.get_by_role("button", name="Load it, mended").click()
    visit.page.locator("input[type=file]").last.set_input_files(mended)
    visit.page.get_by_role("button", name="Load", exact=True).last.click()
    visit.page.get_by_text("state 2 is shown from now on").wait_for()
    expect(visit.page.get_by_text("2 students", exact=True)).to_be_visible()
    expect(visit.page.get_by_text("No row was set aside.")).to_be_visible()


UNKNOWN = (
    "User ID,Badge <b>Name</b>,Date Earned,Password\n"
    "007,<img src=x onerror=alert(1)>,01/02/2026,tulip\n"
    "008,Logic,01/03/2026,rose\n"
)


def test_unknown_columns_are_mapped_once_and_loaded(empty_server, visit, tmp_path):
    page = visit.page
    visit.open(f"{empty_server}/loads")
    export = tmp_path / "awarded.csv"
    export.write_text(UNKNOWN, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(export)
    page.get_by_role("button", name="Load", exact=True).click()
    page.get_by_role("heading", name="Tell Cairn what the columns mean").wait_for()
    visit.settle()
    assert page.locator("img[src=x]").count() == 0
    assert page.get_by_text("tulip").count() == 0

    proposed = page.get_by_role("combobox", name="Badge", exact=False)
    expect(proposed).to_have_value("achievement_id (needed)")
    box = page.get_by_role("combobox", name="How are days written?")
    box.focus()  # by keyboard alone from here
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()  # a busy machine opens it late
    page.keyboard.press("Enter")
    visit.settle()
    page.get_by_text("all of them are fine").wait_for()
    load = page.get_by_role("button", name="Load it so")
    load.focus()
    page.keyboard.press("Enter")
    page.get_by_text("state 1 is shown from now on").wait_for()
    expect(page.get_by_text("2 students", exact=True)).to_be_visible()

    visit.settle()
    export.write_text(UNKNOWN.replace("007", "009"), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(export)
    page.get_by_role("button", name="Load", exact=True).first.click()
    page.get_by_text("state 2 is shown from now on").wait_for()
    page.get_by_text("Read with a mapping that was made before").wait_for()
    expect(page.get_by_text("3 students", exact=True)).to_be_visible()
