"""The command line, run in this process."""

import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from analytics.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def cairn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run ``cairn`` with some words."""

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cairn", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return Ran(int(left.value.code or 0), captured.out, captured.err)

    return run
