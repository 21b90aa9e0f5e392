"""Every broken file through ``cairn load``, each in a process of its own.

Prints the exit status, the seconds it took, those of them on a processor, and the peak
memory, of the whole process: the interpreter with what it imports is a part of it.
Modules are compiled once before, as they are on a machine on which Cairn was used
before. Imports nothing large itself: a child's peak begins with its parent's.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BAD = ROOT.parent / "shared" / "bad-inputs"
SOUND = "award_id,learner_id,achievement_id,earned_on\nK1,K1,K1,2026-01-01\n"
WARM_UP = (
    "import analytics.sources.credentials.proofs, analytics.sources.credentials.signed"
)


@dataclass(frozen=True)
class Took:
    """What one load took: seconds in all and of processor, MiB at its peak."""

    file: str
    status: int
    seconds: float
    processor: float
    mib: float


def environment(cache: Path) -> dict[str, str]:
    """Return settings under which compiled modules are kept, and found."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)}


def load(path: Path, store: Path, settings: dict[str, str]) -> Took:
    """Load one file in a process of its own, whatever comes of it."""
    command = [sys.executable, "-m", "analytics.cli", "load", str(path)]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--store", str(store)],
        env=settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Took(
        path.name,
        process.returncode,
        time.perf_counter() - began,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
    )


def measured(folder: Path) -> list[Took]:
    """Load every file of the manifest, each into a store that holds one award."""
    every = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))["items"]
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        settings = environment(root / "compiled")
        sound = root / "awards.csv"
        sound.write_text(SOUND, encoding="utf-8")
        subprocess.run([sys.executable, "-c", WARM_UP], env=settings, check=True)
        load(sound, root / "first", settings)
        found = []
        for number, item in enumerate(every):
            store = root / f"store{number}"
            load(sound, store, settings)
            found.append(load(folder / item["file"], store, settings))
        return found


def main() -> None:
    """Print what each took, the largest last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=BAD)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = sorted(measured(given.folder), key=lambda one: one.mib)
    if given.json:
        print(json.dumps([asdict(one) for one in found]))
        return
    print(f"{'file':42} {'ends':>4} {'seconds':>8} {'processor':>9} {'MiB':>5}")
    for one in found:
        print(
            f"{one.file:42} {one.status:4} {one.seconds:8.1f} {one.processor:9.1f}"
            f" {one.mib:5.0f}"
        )


if __name__ == "__main__":
    main()
