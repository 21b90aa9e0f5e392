"""Serving the dashboard, with the sample programme where nothing else is loaded."""

import os
import sys
from pathlib import Path

from analytics.sample.prepare import prepare_sample as prepare_sample

HOME = Path(__file__).resolve().parents[2]


def serve_dashboard(store: Path, port: int) -> None:
    """Become the server; returns only if that fails."""
    os.environ["CAIRN_STORE"] = str(store.resolve())
    os.chdir(HOME)
    command = ["streamlit", "run", "app.py", "--server.port", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", *command])
