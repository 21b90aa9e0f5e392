"""Serving the dashboard, with the sample programme where nothing else is loaded."""

import os
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


def serve_dashboard(store: Path, address: str, port: int) -> None:
    """Become the server; returns only if that fails."""
    os.environ["CAIRN_STORE"] = str(store.resolve())
    os.chdir(HOME)
    where = ["--server.address", address, "--server.port", str(port)]
    command = ["streamlit", "run", "app.py", *where]
    os.execv(sys.executable, [sys.executable, "-m", *command])
