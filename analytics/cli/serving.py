"""Serving the dashboard, with the sample programme where nothing else is loaded."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from analytics.hosts import EVERY_ADDRESS, SETTING, THIS_MACHINE, read_hosts
from analytics.scope import UnknownError
from analytics.sign_in import is_set_up

HOME = Path(__file__).resolve().parents[2]


def hosts_setting(named: Iterable[str], address: str) -> str:
    """Return the hosts to answer to beside this machine, with commas between them.

    The address that it listens on is one of them. UnknownError where one isn't a host.
    """
    texts = [*named, *([] if address in EVERY_ADDRESS else [address])]
    return ",".join(text for text in texts if read_hosts(text) - THIS_MACHINE)


def check_reach(address: str) -> None:
    """Raise UnknownError where others would be answered, and nobody signs in."""
    is_here = address not in EVERY_ADDRESS and read_hosts(address) <= THIS_MACHINE
    if not is_set_up() and not is_here:
        raise UnknownError(
            "without sign-in Cairn answers this machine alone: set up sign-in "
            "(docs/administrators.md), or leave --address out"
        )


def home_page(address: str, port: int) -> str:
    """Return where a browser of this machine finds the dashboard."""
    local = address in EVERY_ADDRESS or read_hosts(address) <= THIS_MACHINE
    name = f"[{address}]" if ":" in address else address
    return f"http://{'localhost' if local else name}:{port}"


def serve_dashboard(store: Path, address: str, port: int, hosts: str) -> None:
    """Become the server; returns only if that fails."""
    os.environ["CAIRN_STORE"] = str(store.resolve())
    os.environ[SETTING] = hosts
    os.chdir(HOME)
    where = ["--server.address", address, "--server.port", str(port)]
    command = ["streamlit", "run", "app.py", *where]
    os.execv(sys.executable, [sys.executable, "-m", *command])
