"""Where decisions are kept: SQLite in a folder, and a real PostgreSQL of our own."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from analytics.decisions.begun import SETTING

PLACES = Path("/usr/lib/postgresql")
OWNER = "postgres"  # Debian's user: PostgreSQL doesn't run as root


def _lacking(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"PostgreSQL can't be had: {why}")
    pytest.skip(f"skipped: PostgreSQL can't be had: {why}")


def _as_owner(*words: object) -> list[str]:
    user = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    return [*user, *(str(word) for word in words)]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _start(tools: Path, folder: Path) -> str:
    """Start a server on loopback that asks for a password; return its address."""
    password, port, data = secrets.token_hex(8), _free_port(), folder / "data"
    (folder / "password").write_text(password, encoding="ascii")
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
        shutil.chown(folder / "password", OWNER)
    subprocess.run(
        _as_owner(
            tools / "initdb", "-D", data, "-U", "cairn", "-A", "scram-sha-256",
            f"--pwfile={folder / 'password'}", "-E", "UTF8", "--no-sync",
        ),
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    told = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    subprocess.run(
        _as_owner(
            tools / "pg_ctl", "-D", data, "-o", told, "-l", folder / "log", "-w",
            "start",
        ),
        cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return f"postgresql://cairn:{password}@127.0.0.1:{port}/postgres"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server in a temporary folder while the tests do."""
    found = sorted(PLACES.glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if not found:
        _lacking("Debian's package postgresql isn't installed")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        _lacking("there is no runuser to leave root with")
    tools, folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="cairn-pg-"))
    try:
        yield _start(tools, folder)
    finally:
        stop = _as_owner(
            tools / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"
        )
        subprocess.run(stop, cwd=folder, check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def root(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A store's folder whose decisions are kept in either database, empty."""
    monkeypatch.delenv(SETTING, raising=False)
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        name = f"cairn_{secrets.token_hex(6)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"create database {name}")
        monkeypatch.setenv(SETTING, server.removesuffix("postgres") + name)
    return tmp_path / "store"
