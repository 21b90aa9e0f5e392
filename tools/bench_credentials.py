"""``make bench`` of credentials: files per second and peak memory, at two sizes.

The bench makes up Open Badges 3.0 files itself, with one key: unsigned, and signed with
eddsa-rdfc-2022. Signing takes as long as checking does, so there are fewer of those.
Each load runs in a process of its own, whose peak is told without those of processes
that it starts to check; half the count tells how it grows.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
import zipfile
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shutil.rmtree(root)
    print(json.dumps([seconds, peak]))


def measured(path: Path, verify: bool) -> list[float]:
    """Return the seconds of a load, and its peak memory in MiB."""
    command = [sys.executable, __file__, "--load", str(path)]
    command += [] if verify else ["--no-verify"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(one) for one in json.loads(ran.stdout)]


def bench(unsigned: int, proofs: int) -> None:
    """Print the table."""
    table = Table(title="Open Badges 3.0 files in a zip")
    for name in ("files", "count", "a second", "MiB"):
        table.add_column(name, justify="left" if name == "files" else "right")
    for what, most, is_signed, verify in (
        ("unsigned", unsigned, False, True),
        ("signed, --no-verify", proofs, True, False),
        ("signed, checked", proofs, True, True),
    ):
        for count in (most // 2, most):
            path = BUILD / f"{'signed' if is_signed else 'unsigned'}-{count}.zip"
            write(path, count, is_signed)
            seconds, peak = measured(path, verify)
            rate = f"{count / seconds:,.0f}"
            table.add_row(what, f"{count:,}", rate, f"{peak:.0f}")
    Console(width=100).print(table)


def main() -> None:
    """Print the table, or load one zip for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unsigned", type=int, default=100_000)
    parser.add_argument("--signed", type=int, default=20_000)
    parser.add_argument("--load", type=Path)
    parser.add_argument("--no-verify", action="store_true")
    given = parser.parse_args()
    if given.load is not None:
        load_alone(given.load, not given.no_verify)
    else:
        bench(given.unsigned, given.signed)


if __name__ == "__main__":
    main()
