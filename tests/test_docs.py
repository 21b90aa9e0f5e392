"""What the documentation says is so: its examples are run, its lists are whole."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analytics.asking.catalogue import CATALOGUE
from analytics.cli.commands import commands
from tools.check_docs import (
    ADDRESS,
    MACHINE,
    MISLEADING,
    anchors,
    broken_links,
    misleading,
    strings,
)
from tools.docs_commands import shown, wrong_commands
from tools.docs_parts import PARTS, ROOT, fresh, renewed, root_command

LEFT_OUT = "…"

# The outside contract, by hand.
STATUS = {"state", "name", "as_of", "counts", "set_aside", "loads"}
LOAD = {"id", "at", "sources", "counts"}
ANSWER = {"metric", "definition", "as_of", "state", "scope", "rows", "notes"}
ROWS = {
    "overview": "measure value previous",
    "pathways": "pathway title steps achievements learners_started learners_completed",
    "progression": "step kind title parent needs of entered completed rate low high "
    "median_days",
    "quality": "finding count where",
    "outcome": "analysis exposed comparison exposed_rate comparison_rate difference "
    "low high verdict",
    "journey": "pathway step kind title parent state completed_on progress fewest_left",
}
ASKED = {
    "progression": ["--pathway", "critical-thinking"],
    "journey": ["--learner", "cyd"],
}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the programme of docs/analysts.md where its commands are run."""
    files = re.findall(
        r"^`([\w/.-]+)`:\n\n```(?:csv|yaml)\n(.*?)^```",
        page("docs/analysts.md"),
        re.DOTALL | re.MULTILINE,
    )
    for name, text in files:
        file = tmp_path / "programme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert len(files) == 3
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAIRN_STORE", raising=False)
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(commands(), list(words), catch_exceptions=False)
    assert result.exit_code == 0, (words, result.output)
    return result.stdout


def agrees(said: Any, found: Any, where: str = "") -> None:
    """Hold what a page says against what came out; … stands for anything."""
    if said == LEFT_OUT:
        return
    if isinstance(said, dict):
        whole = LEFT_OUT not in said
        names = set(said) - {LEFT_OUT}
        assert names == set(found) if whole else names <= set(found), where
        for name in names:
            agrees(said[name], found[name], f"{where}.{name}")
    elif isinstance(said, list):
        first = said[:-1] if said[-1:] == [LEFT_OUT] else said
        assert len(first) == len(found) or len(first) < len(said), where
        for number, one in enumerate(first):
            agrees(one, found[number], f"{where}[{number}]")
    elif isinstance(said, float):
        assert said == pytest.approx(found, abs=0.0005), where
    else:
        assert said == found, where


def test_the_examples_for_analysts_come_out_as_printed(drawn: Path):
    text = page("docs/analysts.md")
    run("load", "programme")
    examples = re.findall(
        r"^```sh\n([^`]*?)^```\n\n```json\n(.*?)^```", text, re.DOTALL | re.MULTILINE
    )
    assert len(examples) == 4
    for command, said in examples:
        (words,) = shown(f"```sh\n{command}```")
        agrees(json.loads(said), json.loads(run(*words[1:])), command)
    # Ana alone completed it, on 1 March: 55 days after 5 January.
    words = ["--pathway", "critical-thinking", "--format", "json"]
    root = json.loads(run("show", "progression", *words))["rows"][0]
    assert (root["entered"], root["completed"], root["median_days"]) == (3, 1, 55)


def test_every_command_for_analysts_runs(drawn: Path):
    commands = list(shown(page("docs/analysts.md")))
    assert len(commands) >= 6
    for words in commands:
        assert words[0] == "cairn"
        run(*words[1:])


def test_the_python_for_analysts_runs(drawn: Path, capsys: pytest.CaptureFixture):
    run("load", "programme")
    (code,) = re.findall(
        r"^```python\n(.*?)^```", page("docs/analysts.md"), re.DOTALL | re.MULTILINE
    )
    exec(code, {})
    lines = capsys.readouterr().out.splitlines()
    # Two groups, eight nodes each; of Arts' ana and ben, ana completed it.
    assert len(lines) == 16
    assert lines[0] == "Arts Critical Thinking 1 of 2"
    assert lines[8] == "Law Critical Thinking 0 of 1"


def test_answers_have_the_keys_that_the_contract_names(drawn: Path):
    run("load", "programme")
    status = json.loads(run("status", "--format", "json"))
    assert set(status) >= STATUS and set(status["loads"][0]) >= LOAD
    assert {"learners", "awards", "achievements", "pathways"} <= set(status["counts"])
    for metric, columns in ROWS.items():
        words = ["show", metric, *ASKED.get(metric, []), "--format", "json"]
        answer = json.loads(run(*words))
        assert set(answer) >= ANSWER, metric
        for row in answer["rows"]:
            assert set(row) >= set(columns.split()) and "group" not in row, metric


def test_the_first_screen_holds():
    readme, makefile = page("README.md"), page("Makefile")
    project = tomllib.loads(page("pyproject.toml"))["project"]
    low, high = re.fullmatch(
        r">=3\.(\d+),<3\.(\d+)", project["requires-python"]
    ).groups()
    said = f"Python 3.{low} to 3.{int(high) - 1}"
    start = readme[: readme.index("## Your own records")]
    assert said in start and said in page("docs/administrators.md")
    assert re.findall(r"^make (\w+)", start, re.MULTILINE) == ["run", "test"]
    for target in ("run", "test"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "synthetic" in start
    assert project["license"] in readme and page("LICENSE").startswith("MIT")
    assert "shields.io" not in readme


def test_every_folder_on_the_map_is_there():
    paths = re.findall(r"^\| `([\w./]+)` \| ", page("README.md"), re.MULTILINE)
    assert len(paths) > 12
    for path in paths:
        assert (ROOT / path).exists(), path


def test_every_command_and_metric_is_documented():
    root = root_command()
    text = page("docs/cli.md")
    for name in root.commands:
        assert f"## cairn {name}\n" in text
    for name in root.commands["show"].commands:
        assert f"### cairn show {name}\n" in text
        assert name in CATALOGUE
    for metric in CATALOGUE.values():
        assert f"## {metric.label}\n" in page("docs/metrics.md")
        assert metric.question in page("README.md")
        assert metric.caveat in page("docs/metrics.md")


def test_every_part_is_printed_somewhere_and_is_fresh():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert not renewed(pages)
    printed = "".join(path.read_text(encoding="utf-8") for path in pages)
    for name in PARTS:
        assert printed.count(f"<!-- generated: {name} -->") == 1, name


def test_a_stale_part_is_found():
    stale = "a\n<!-- generated: facts -->\nfrom long ago\n<!-- end -->\nb\n"
    renewed_text = fresh(stale)
    assert "from long ago" not in renewed_text and "`first_earned`" in renewed_text
    assert renewed_text.startswith("a\n") and renewed_text.endswith("<!-- end -->\nb\n")
    assert fresh(renewed_text) == renewed_text


def test_broken_links_are_found(tmp_path: Path):
    (tmp_path / "there.md").write_text("# A heading, isn't it?\n", encoding="utf-8")
    text = (
        "[a](there.md) [b](there.md#a-heading-isnt-it) [c](https://x.example/y) "
        "[d](gone.md) [e](there.md#gone) ![f\ng](gone.png) `[h](code.md)`"
    )
    assert list(broken_links(tmp_path / "page.md", text)) == [
        "there is no gone.md",
        "there is no heading there.md#gone",
        "there is no gone.png",
    ]
    assert anchors("## Two words\n```\n# no\n```\n") == {"two-words"}


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("cairn load FOLDER --dry-run", ""),
        (".venv/bin/cairn show journey --learner L | head", ""),
        ("CAIRN_STORE=x cairn status --format=json  # a remark", ""),
        ("cairn show progression \\\n  --pathway P --within 365d", ""),
        ("cairn laod FOLDER", "no command laod"),
        ("cairn load", "0 arguments"),
        ("cairn load FOLDER --wet-run", "no option --wet-run"),
        ("cairn show progression", "without --pathway"),
        ("cairn status --format xml", "--format is one of table, json, csv"),
        ("cairn status --state", "--state without a value"),
        ("make rnu", "no target rnu"),
    ],
)
def test_commands_that_are_not_there_are_found(command: str, wrong: str):
    found = list(wrong_commands(f"```sh\n{command}\n```\n"))
    assert [text.partition(": ")[2] for text in found] == ([wrong] if wrong else [])


def test_words_that_mislead_are_found_unless_they_are_quoted():
    used = "Students at risk, dropouts, and what leads to higher retention. It drives."
    assert len(list(misleading(used))) == 4
    assert not list(misleading('Never "at risk". `dropout`. A link leads to a screen.'))
    module = '"""at risk"""\ndef f():\n    """dropout"""\n    return f"at risk {1}"\n'
    shown_strings = " ".join(text for _, text in strings(module))
    assert MISLEADING.findall(shown_strings) == ["at risk"]


def test_what_belongs_to_one_machine_is_found():
    assert MACHINE.search('open("/' + 'home/ana/x.csv")')
    assert not MACHINE.search('work = root / "work/x"; https://x.example/home/y')
    assert ADDRESS.search("http://localhost" + ":8501")


def test_the_wording_file_has_no_word_that_misleads():
    words = tomllib.loads(page("data/words.toml"))
    assert not [value for value in words.values() if MISLEADING.search(str(value))]
