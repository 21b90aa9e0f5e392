"""What every metric's command has in common: the scope, the state, the printing."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.options import (
    As,
    AsOf,
    By,
    Form,
    Format,
    StateName,
    Store,
    Verified,
    Where,
    scope_of,
)
from analytics.asking.printing import print_answer
from analytics.store.place import DEFAULT
from analytics.store.state import open_state


def _common(
    as_of: AsOf = None,
    where: Where = None,
    by: By = None,
    verified: Verified = False,
    viewer: As = "operator",
    state_name: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Hold the options that every metric takes, for their names and help."""


COMMON = inspect.signature(_common).parameters


def metric(ask: Callable[..., Answer[Any]]) -> Callable[..., None]:
    """Make a command of a function of a state, a scope and the metric's own options.

    The command takes the common options too, opens the state and prints the answer.
    """
    own = list(inspect.signature(ask).parameters.values())[2:]
    named = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    shared = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in COMMON.values()]

    @wraps(ask)
    def command(**options: Any) -> None:
        told = {name: options.pop(name) for name in COMMON}
        store: Path = told["store"]
        scope = scope_of(
            *(told[name] for name in ("as_of", "where", "by", "viewer", "verified"))
        )
        state = open_state(store, told["state_name"])
        print_answer(ask(state, scope, **options), told["form"])

    every = [*named, *shared]
    command.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in every}
    return command
