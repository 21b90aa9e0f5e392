"""``cairn show pathways``: the question as it is typed."""

from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.pathways.tree import Tree
from analytics.questions.pathways.counts import pathways as ask_pathways
from analytics.questions.pathways.drawn import drawn
from analytics.scope import Scope, UnknownError
from analytics.store.load import READERS
from analytics.store.state import State


@metric
def pathways(
    state: State,
    scope: Scope,
    file: Annotated[
        Path | None,
        typer.Option(help="What a pathway of this file would count; it isn't loaded."),
    ] = None,
    pathway: Annotated[
        str | None, typer.Option(help="Which one, where the file has several.")
    ] = None,
) -> Answer[Any]:
    """Which pathways are there, and how many learners are on them?"""
    if file is None and pathway is not None:
        raise UnknownError("--pathway says which one of a --file is meant")
    if file is None:
        return ask_pathways(state, scope)
    return drawn(state, scope, _one(file, pathway))


def _one(file: Path, pathway: str | None) -> Tree:
    """Read one pathway of a file; UnknownError where it has none, or several."""
    read = READERS.get(file.suffix.lower())
    if read is None:
        raise UnknownError(f"{file.name} is no pathway: {', '.join(sorted(READERS))}")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnknownError(f"{file.name} can't be read as UTF-8 text") from error
    trees = read(text, file.name)
    known = list(dict.fromkeys(tree.pathway for tree in trees))
    wanted = [tree for tree in trees if pathway in (None, tree.pathway)]
    if len(wanted) != 1:
        raise UnknownError(f"say which with --pathway: {', '.join(known)}")
    return wanted[0]


COMMANDS = {
    "pathways": pathways,
}
