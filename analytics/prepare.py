"""The sample programme, ready to look at: written once, then loaded."""

from collections.abc import Callable
from pathlib import Path

from analytics.sample.write import write_programme
from analytics.store.load import LoadReport, load

HOME = Path(__file__).resolve().parents[1]
SAMPLE = HOME / "data" / "sample" / "programme"


def prepare_sample(store: Path, say: Callable[[str, int, int], None]) -> LoadReport:
    """Write the sample programme, if it isn't there, and load it."""
    if not (SAMPLE / "awards.csv").exists():
        write_programme(
            SAMPLE,
            progress=lambda done, total: say("inventing learners", done, total),
        )
    return load(store, [SAMPLE], progress=say)
