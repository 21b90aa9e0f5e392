"""What becomes of every sample credential, and the table of it in the documentation."""

import csv
from collections import Counter
from pathlib import Path

from analytics.findings import RefusedError
from analytics.sources.credentials.opened import looks_like_one, opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import kind_of_item
from tests.sources.credentials.conftest import Shelf

SAMPLES = Path(__file__).parents[4] / "shared" / "credentials"
PASSED_BY = (".md", ".csv")
NAMES = {
    "ob1": "Open Badges 0.5 to 1.1, assertion",
    "ob2": "Open Badges 2.0, assertion",
    "ob3": "Open Badges 3.0, credential",
    "clr1": "CLR 1.0",
    "clr2": "CLR 2.0",
    "badge-class": "badge class",
    "issuer": "issuer",
    "key": "key",
    "did": "DID document",
    "revocation-list": "revocation list",
    "status-list": "status list",
    "endorsement": "endorsement",
    "answer": "answer of Badgr's API",
    "badge-connect": "answer of Badge Connect",
    "part": "part of a badge, by itself",
    "credential": "other verifiable credential",
    "unknown": "unknown type",
    None: "nothing of a badge's",
}


def samples() -> list[Path]:
    """Every sample file but contexts and lists of files."""
    found = [path for path in SAMPLES.rglob("*") if path.is_file()]
    return sorted(
        path
        for path in found
        if path.suffix not in PASSED_BY and path.parent.name != "contexts"
    )


def expected() -> dict[str, str]:
    """The verdict of 1EdTech's validator, by file; "invalid" wins over others."""
    with (SAMPLES / "EXPECTED.csv").open(newline="") as file:
        return {row["file"]: row["validator_verdict"] for row in csv.DictReader(file)}


def kind_of_file(path: Path) -> str | None:
    """What a sample is, as the reader tells it from its content."""
    data = path.read_bytes()
    if not looks_like_one(data):
        return None
    try:
        kinds = [kind_of_item(item) for item in opened(data) if item.problem is None]
    except ProblemError:
        return None
    return kinds[0] if kinds else None


def becomes(path: Path, shelf: Shelf) -> str:
    """What loading one sample by itself makes of it, in a few words."""
    try:
        shelf.load(path)
    except RefusedError as error:
        return "refused: " + error.findings[0].rule
    verdicts = Counter(
        (format_, signature)
        for format_, signature in shelf.ask(
            "select format, signature from record.credentials"
        )
    )
    said = {f"{signature}" for (_, signature), _ in verdicts.items()}
    if not said:
        kept = shelf.ask("select count(*) from record.supports") != [(0,)]
        return "kept, to back others" if kept else "loaded as something else"
    return "stored, signature " + " and ".join(sorted(said))


def table(found: list[tuple[str | None, str]]) -> str:
    """The documentation's table: each kind and what becomes of it, with how many."""
    lines = ["| kind | what becomes of it | samples |", "| --- | --- | --- |"]
    order = list(NAMES)
    for (kind, outcome), count in sorted(
        Counter(found).items(), key=lambda one: (order.index(one[0][0]), one[0][1])
    ):
        lines.append(f"| {NAMES[kind]} | {outcome} | {count} |")
    return "\n".join(lines)
