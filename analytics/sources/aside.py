"""How much of a file may be wrong before the file is: then it is refused."""

from analytics.findings import Finding, RefusedError
from analytics.sources.limits import Limits
from analytics.sources.staging import Staged


def check_aside(staged: Staged, label: str, limits: Limits) -> None:
    """Refuse a file of which too many rows, or all, would be set aside."""
    most = int(limits.aside(staged.rows))
    if not staged.set_aside:
        return
    if staged.set_aside <= most and staged.set_aside < staged.rows:
        return
    why = f"at most {most:,} may be set aside"
    if staged.set_aside == staged.rows:
        why = "nothing would be left"
    total = f"{staged.set_aside:,} of {staged.rows:,} rows have something wrong: {why}"
    shown = staged.findings[: limits.shown]
    more = len(staged.findings) - len(shown)
    rest = [Finding(label, f"and {more:,} more like these")] if more else []
    raise RefusedError([Finding(label, total), *shown, *rest])
