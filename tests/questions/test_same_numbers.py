"""Walk screens and command line side by side: every number shown is the command's.

Whatever a table of a screen shows as a number has to stand in the JSON that the
commands print for the same question: as it is, as a rounded percent, or in months.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from analytics.cli.commands import commands
from analytics.sample.write import write_programme
from analytics.store.load import load
from tests.questions.opening import with_tabs

pytestmark = pytest.mark.long

NUMBER = re.compile(r"(?<![\w./-])\d[\d,]*(?:\.\d+)?(?![\w./-])")
BOLD = re.compile(r"\*\*(.+?)\*\*")
WALK = {
    "pages/overview/screen.py": ["overview", "pathways", "overlaps"],
    "pages/progression/screen.py": [
        f"{metric} --pathway teamwork"
        for metric in (
            "progression", "bottlenecks", "completion-time", "goes-with",
            "completion-time --retroactive", "progression --trend --within 365d",
        )
    ],
    "pages/sharing/screen.py": [
        "sharing", *(f"sharing --split {by}" for by in ("skill", "network", "kind")),
        "sharing-time --until claimed", "sharing-time --until shared",
        "sharing-views", "sharing-views --split source",
        "sharing --split achievement", "sharing-pathways",
    ],
    "pages/attainment/screen.py": [
        "attainment", "attainment --attempts first", "attainment --sample 10",
    ],
    "pages/persistence/screen.py": [
        f"{metric} --cohort first-time-full-time" for metric in (
            "retention", "retention --triangle",
            "outcome --by-term 1 --by-term 2 --by-term 3",
        )
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("walk")
    write_programme(home / "sample", learners=600)
    load(home / "store", [home / "sample"])
    return home / "store"


def printed(store: Path, question: str) -> dict[str, Any]:
    words = ["show", *question.split(), "--as", "administrator"]
    done = CliRunner().invoke(
        commands(), [*words, "--store", str(store), "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def numbers(value: Any) -> Iterator[float]:
    """Yield every number that stands anywhere in a JSON value, in its texts too."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)
    elif isinstance(value, str):
        yield from (float(text.replace(",", "")) for text in NUMBER.findall(value))


def shown(walked: list[AppTest]) -> Iterator[tuple[str, float]]:
    """Yield the numbers of tables and the bold ones of sentences, with their text."""
    for table in [t for app in walked for t in (*app.dataframe, *app.table)]:
        frame: pd.DataFrame = table.value
        for column in frame.columns:
            for cell in frame[column].dropna():
                yield from _found(f"{column}: {cell}", str(cell))
    for bold in bold_of(walked):
        yield from _found(bold, bold)


def bold_of(walked: list[AppTest]) -> list[str]:
    """Return what sentences say in bold."""
    said = [one.value for app in walked for one in app.markdown]
    return [bold for text in said for bold in BOLD.findall(text)]


def _found(text: str, part: str) -> Iterator[tuple[str, float]]:
    for number in NUMBER.findall(part):
        yield text, float(number.replace(",", ""))


def stands(text: str, number: float, known: list[float]) -> bool:
    """Tell whether a number is one of those known, as its text says it is written."""
    if "%" in text or "points" in text:
        return any(
            abs(one) <= 1 and abs(number - 100 * abs(one)) <= 0.5 for one in known
        )
    if "month" in text:
        return any(abs(number - one / 30.4375) <= 0.5 for one in known)
    if "year" in text:
        return any(abs(number - one / 365.25) <= 0.051 for one in known)
    return any(number == one or (one % 1 and number == round(one)) for one in known)


def strangers(walked: list[AppTest], store: Path, questions: list[str]) -> list[str]:
    """Return the texts whose numbers no command printed."""
    known = [n for question in questions for n in numbers(printed(store, question))]
    return [text for text, number in shown(walked) if not stands(text, number, known)]


def opened(screen: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> list[AppTest]:
    """Return a screen with each of its tabs open."""
    monkeypatch.setenv("CAIRN_STORE", str(store))
    walked = with_tabs(screen, pathway="Teamwork")
    assert not any(app.exception for app in walked)
    return walked


@pytest.mark.parametrize("screen", list(WALK))
def test_every_number_is_the_command_s(screen, store, monkeypatch):
    walked = opened(screen, store, monkeypatch)
    assert len(list(shown(walked))) > 4
    # The overview's sentences add rows up: there the tables are held to the command.
    sums = set(bold_of(walked)) if "overview" in screen else set()
    assert set(strangers(walked, store, WALK[screen])) <= sums


def test_the_numbers_of_another_question_are_strangers(store, monkeypatch):
    screen = "pages/progression/screen.py"
    walked = opened(screen, store, monkeypatch)
    others = [one.replace("teamwork", "leadership") for one in WALK[screen]]
    assert len(strangers(walked, store, others)) > 10
