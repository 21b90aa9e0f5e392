"""Serving the dashboard, with the sample programme where nothing else is loaded."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from analytics.sample.write import write_programme
from analytics.store.load import load

HOME = Path(__file__).resolve().parents[2]
SAMPLE = HOME / "data" / "sample" / "programme"


def prepare_sample(store: Path, say: Callable[[str, int, int], None]) -> None:
    """Write the sample programme, if it isn't there, and load it."""
    if not (SAMPLE / "awards.csv").exists():
        write_programme(
            SAMPLE,
            progress=lambda done, total: say("inventing learners", done, total),
        )
    load(store, [SAMPLE], progress=say)


def serve_dashboard(store: Path, port: int) -> None:
    """Become the server; returns only if that fails."""
    os.environ["CAIRN_STORE"] = str(store.resolve())
    os.chdir(HOME)
    command = ["streamlit", "run", "app.py", "--server.port", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", *command])
