"""What says quickly what is there brings no statistics with it."""

import subprocess
import sys

import pytest
import typer

from analytics.cli.commands import PLACES, commands, listed

# What computes, reads files or holds records: nothing of it is needed to name commands.
HEAVY = ("scipy", "statsmodels", "sklearn", "pandas", "patsy")
HEAVIER = (*HEAVY, "numpy", "pyarrow", "duckdb", "streamlit")
OWN = ("analytics.store.load", "analytics.sources", "analytics.asking")
RUN = f"""
import sys
from analytics.cli.main import main
try:
    main()
except SystemExit as ended:
    print(ended.code or 0)
print(sorted(set(sys.modules) & set({HEAVIER})))
print(sorted(set(sys.modules) & set({OWN})))
"""


def ran(*words: str) -> list[str]:
    run = [sys.executable, "-c", RUN, *words]
    return subprocess.run(
        run, capture_output=True, text=True, check=True
    ).stdout.splitlines()


@pytest.mark.parametrize(("words", "status"), [(["--help"], "0"), (["lode"], "2")])
def test_the_commands_are_named_without_importing_one(words, status):
    *said, ended, imported, own = ran(*words)
    assert (ended, imported, own) == (status, "[]", "[]")
    if status == "0":
        assert all(any(f"  {name} " in line for line in said) for name in PLACES)


def test_what_is_there_is_said_without_statistics(tmp_path):
    *said, _, imported, own = ran("--", "status", "--store", str(tmp_path))
    assert said
    assert not any(name in imported for name in HEAVY)
    assert "analytics.store.load" not in own


def test_the_list_says_of_each_command_what_its_own_help_says():
    whole = typer.main.get_command(commands()).commands
    short = typer.main.get_command(listed()).commands
    assert {name: one.get_short_help_str() for name, one in whole.items()} == {
        name: one.get_short_help_str() for name, one in short.items()
    }
