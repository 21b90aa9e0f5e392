"""A pathway in JSON, by whichever of its formats it is in."""

from analytics.pathways.badgr import read_badgr
from analytics.pathways.ctdl import is_ctdl, read_ctdl
from analytics.pathways.json_text import read_json
from analytics.pathways.tree import Tree


def read_json_pathway(text: str, file: str) -> tuple[Tree, ...]:
    """Return the pathways of a CTDL graph, or the one of a Badgr file.

    RefusedError where the text is neither, or breaks a rule of its format.
    """
    value = read_json(text, file)
    return read_ctdl(value, file) if is_ctdl(value) else read_badgr(text, file)
