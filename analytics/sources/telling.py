"""What a JSON file is, where its name doesn't say: a pathway, or something else."""

import json

from analytics.sources.limits import LIMITS, Limits

_PATHWAY = {"elementId", "requirements"}  # of Badgr's pathways; see analytics.pathways


def is_pathway_json(data: bytes, limits: Limits = LIMITS) -> bool:
    """Tell whether a JSON file is a pathway, by the names at its top.

    Credentials and what else badge platforms give as JSON have other ones.
    """
    if len(data) > limits.document:
        return False
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and bool(_PATHWAY & set(value))
