"""Every broken file through the real command, watched: one line of JSON for each.

Run as a process of its own, since an audit hook can't be taken off again. Imports are
done, and one sound file is loaded, before anything is measured: urllib3, which comes
with openbadgeslib, binds a socket to ::1 while it is imported, to find out whether the
machine has IPv6.
"""

import hashlib
import io
import json
import os
import resource
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from analytics.cli.main import main
from analytics.sources.credentials import proofs, signed

SOUND = "award_id,learner_id,achievement_id,earned_on\nK1,K1,K1,2026-01-01\n"
SOCKETS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
MADE = ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove")
CHECKING = (proofs, signed)  # imported before anything is watched
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Watch:
    """What a load reached for: sockets, and files to write outside the store."""

    def __init__(self, store: Path) -> None:
        self.store = str(store)
        self.sockets: list[str] = []
        self.writes: list[str] = []

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        if event in SOCKETS:
            self.sockets.append(event)
        elif event in MADE or (event == "open" and (given[2] or 0) & WRITING):
            path = str(given[0])
            if not Path(path).resolve().is_relative_to(self.store):
                self.writes.append(f"{event} {path}")


def hash_of(store: Path) -> str:
    """What the store holds, byte for byte; its lock is empty."""
    digest = hashlib.sha256()
    for path in sorted(p for p in store.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(store)).encode() + path.read_bytes())
    return digest.hexdigest()


def load(path: Path, store: Path) -> tuple[int, str]:
    """Load one file as typed; its exit status and all that was printed."""
    said = io.StringIO()
    sys.argv = ["cairn", "load", str(path), "--store", str(store)]
    with redirect_stdout(said), redirect_stderr(said):
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0), said.getvalue()
    return 0, said.getvalue()


def peak() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(folder: Path, work: Path) -> None:
    """Load every file of the manifest, and tell what each did."""
    sys.dont_write_bytecode = True
    store = (work / "store").resolve()
    sound = work / "awards.csv"
    sound.write_text(SOUND, encoding="utf-8")
    load(sound, store)
    watch, base = Watch(store), peak()
    sys.addaudithook(watch.hear)
    for item in json.loads((folder / "MANIFEST.json").read_text("utf-8"))["items"]:
        before, began = hash_of(store), time.perf_counter()
        status, said = load(folder / item["file"], store)
        seconds = time.perf_counter() - began
        told = item | {"status": status, "said": said, "seconds": seconds}
        told |= {"changed": hash_of(store) != before, "mib": peak() - base}
        told |= {"sockets": watch.sockets, "writes": watch.writes}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
