"""One finding, raised: how every reader says that it can't go on."""

from typing import Any

from analytics.findings import Finding, RefusedError


def refuse(label: str, rule: str, **where: Any) -> RefusedError:
    """One finding as the error to raise."""
    return RefusedError([Finding(label, rule, **where)])
