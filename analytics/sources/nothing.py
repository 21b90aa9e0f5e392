"""What is said where a load holds nothing to load."""

from collections.abc import Sequence

from analytics.findings import Finding, RefusedError
from analytics.sources.assign import Work
from analytics.sources.delivery import FileReport
from analytics.sources.gather import Source
from analytics.sources.refusal import refuse


def nothing(
    sources: Sequence[Source],
    work: Work,
    alone: Sequence[str],
    has_files: bool,
    reports: Sequence[FileReport],
) -> RefusedError:
    """Say that there was nothing to load, and what was there instead."""
    if alone:
        return RefusedError([_finding(one) for one in alone[:20]])
    name = ", ".join(source.name for source in sources) or "no source"
    if any(report.left_out for report in reports):
        rule = "nothing to load: the mapping leaves every row out"
        return refuse(name, rule)
    if has_files:
        return refuse(name, "nothing to load: the files have no rows")
    if any(source.single for source in sources):
        kinds = ".csv, .csv.gz, .parquet, .yaml, credentials, or a .zip of them"
        return refuse(name, f"nothing to load: expected {kinds}")
    seen = f"; left alone: {len(work.left_alone):,}" if work.left_alone else ""
    rule = "nothing to load: no file of the contract (such as awards.csv)"
    return refuse(name, f"{rule}{seen}")


def _finding(said: str) -> Finding:
    label, _, rule = said.partition(": ")
    return Finding(label, rule)
