"""``make bench`` of credentials: files per second and peak memory, at two sizes.

The bench makes up Open Badges 3.0 files itself, with one key: unsigned, and signed with
eddsa-rdfc-2022. Signing takes as long as checking does, so there are fewer of those.
Each load runs in a process of its own, whose peak is told without those of processes
that it starts to check; half the count tells how it grows. What a zip's directory takes
is measured by itself. Seconds of processor are told beside those that passed: on a busy
machine only they say how quick it is.
"""

import argparse
import gc
import json
import resource
import shutil
import subprocess
import sys
import time
import tracemalloc
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from openbadgeslib.ob3.did import did_key_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof
from rich.console import Console
from rich.table import Table

from analytics.sources.limits import LIMITS
from analytics.sources.zip_source import zipped
from analytics.store.load import load

BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
KEY = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PRIVATE = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
PUBLIC = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
ISSUER = did_key_from_pem(PUBLIC)
ACHIEVEMENTS = 40


def credential(number: int) -> dict[str, Any]:
    """Make up one unsigned credential of one of a few achievements."""
    which = number % ACHIEVEMENTS
    achievement = {
        "id": f"https://badges.example.edu/achievements/{which}",
        "type": ["Achievement"],
        "name": f"Achievement {which}",
        "description": "Made up for a bench.",
        "criteria": {"narrative": "None: nobody earns it."},
    }
    return {
        "@context": CONTEXTS,
        "id": f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Example College"},
        "validFrom": f"2026-03-{1 + number % 28:02}T10:00:00Z",
        "credentialSubject": {
            "id": f"did:example:learner{number // 4}",
            "type": ["AchievementSubject"],
            "achievement": achievement,
        },
    }


def signed(number: int) -> dict[str, Any]:
    """Make up one credential with a proof."""
    method = f"{ISSUER}#{ISSUER.removeprefix('did:key:')}"
    made = credential(number)
    return add_data_integrity_proof(made, PRIVATE, verification_method=method)


def write(path: Path, count: int, is_signed: bool) -> None:
    """Write a zip of so many files, where it isn't there yet."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(count):
            made = signed(number) if is_signed else credential(number)
            archive.writestr(f"{number:06}.json", json.dumps(made))
    part.rename(path)


def load_alone(path: Path, verify: bool) -> None:
    """Load a zip into a store of its own, and print what it took."""
    root = path.with_suffix(".store")
    shutil.rmtree(root, ignore_errors=True)
    began = time.perf_counter()
    load(root, [path], verify=verify)
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(one.ru_utime + one.ru_stime for one in (used, others))
    shutil.rmtree(root)
    print(json.dumps([seconds, processor, used.ru_maxrss / 1024]))


def list_alone(path: Path) -> None:
    """Open a zip, and print the bytes that what is kept of its directory takes."""
    with ExitStack() as stack:
        tracemalloc.start()
        files = zipped(path, stack, LIMITS).files
        gc.collect()
        print(json.dumps([tracemalloc.get_traced_memory()[0] / len(files)]))


def measured(*words: str) -> list[float]:
    """Return what this tool prints in a process of its own."""
    command = [sys.executable, __file__, *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(one) for one in json.loads(ran.stdout)]


def bench(unsigned: int, proofs: int) -> None:
    """Print the table."""
    table = Table(title="Open Badges 3.0 files in a zip")
    for name in (
        "files",
        "count",
        "a second",
        "processor, s",
        "MiB",
        "more a file, KiB",
    ):
        table.add_column(name, justify="left" if name == "files" else "right")
    for what, most, is_signed, verify in (
        ("unsigned", unsigned, False, True),
        ("signed, --no-verify", proofs, True, False),
        ("signed, checked", proofs, True, True),
    ):
        before: tuple[int, float] | None = None
        for count in (most // 2, most):
            path = BUILD / f"{'signed' if is_signed else 'unsigned'}-{count}.zip"
            write(path, count, is_signed)
            words = ["--load", str(path), *([] if verify else ["--no-verify"])]
            seconds, processor, peak = measured(*words)
            rate, grown = f"{count / seconds:,.0f}", ""
            if before is not None:
                grown = f"{(peak - before[1]) * 1024 / (count - before[0]):.2f}"
            table.add_row(
                what, f"{count:,}", rate, f"{processor:.1f}", f"{peak:.0f}", grown
            )
            before = (count, peak)
    (kept,) = measured("--list", str(BUILD / f"unsigned-{unsigned}.zip"))
    console = Console(width=100)
    console.print(table)
    console.print(f"Of a zip's directory {kept:.0f} bytes a file are kept.")


def main() -> None:
    """Print the table, or load one zip for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unsigned", type=int, default=100_000)
    parser.add_argument("--signed", type=int, default=20_000)
    parser.add_argument("--load", type=Path)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--no-verify", action="store_true")
    given = parser.parse_args()
    if given.load is not None:
        load_alone(given.load, not given.no_verify)
    elif given.list is not None:
        list_alone(given.list)
    else:
        bench(given.unsigned, given.signed)


if __name__ == "__main__":
    main()
