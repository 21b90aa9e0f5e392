"""The steps and exclusions of a funnel, read from what somebody typed."""

import json
from typing import Any

from analytics.questions.steps.question import (
    MARK,
    OF_AWARDS,
    STAGES,
    Exclusion,
    Part,
    Step,
)
from analytics.scope import UnknownError

SHAPE = (
    'a step is an achievement\'s id, a list of which any will do, {"achievement": id, '
    '"optional": true} or {"stage": name}'
)


def read_steps(text: str) -> tuple[Step, ...]:
    """Read ``A > B > stage:claimed``, or JSON (a list, as in the documentation)."""
    if not text.lstrip().startswith("["):
        return tuple(_written(part.strip()) for part in text.split(">"))
    return tuple(_step(item) for item in _json(text, "steps"))


def read_exclusions(text: str | None, steps: int) -> tuple[Exclusion, ...]:
    """Read a JSON list of exclusions; UnknownError where it isn't one."""
    return tuple(
        _exclusion(item, steps) for item in (_json(text, "exclusions") if text else ())
    )


def _json(text: str, what: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise UnknownError(f"the {what} are not a list in JSON")
    return found


def _written(text: str) -> Step:
    if not text.startswith(MARK):
        return Step((_achievement(text),))
    stage, _, of = text.removeprefix(MARK).partition(" of ")
    return Step((_stage(stage.strip(), of.strip() or None),))


def _step(item: Any) -> Step:
    if isinstance(item, str):
        return Step((_achievement(item),))
    if isinstance(item, list):
        return Step(tuple(_part(one) for one in item))
    if not isinstance(item, dict) or not isinstance(item.get("optional", False), bool):
        raise UnknownError(SHAPE)
    rest = {name: value for name, value in item.items() if name != "optional"}
    inner = rest.get("achievement")
    if list(rest) == ["achievement"] and isinstance(inner, list):
        parts = tuple(_part(one) for one in inner)
    else:
        parts = (_part(rest),)
    return Step(parts, item.get("optional", False))


def _part(item: Any) -> Part:
    if isinstance(item, str):
        return _achievement(item)
    if isinstance(item, dict) and set(item) in ({"stage"}, {"stage", "achievement"}):
        return _stage(item["stage"], item.get("achievement"))
    if isinstance(item, dict) and set(item) == {"achievement"}:
        return _achievement(item["achievement"])
    raise UnknownError(SHAPE)


def _achievement(name: Any) -> Part:
    if not isinstance(name, str) or not name:
        raise UnknownError("a step names an achievement by its id, a text")
    return Part(name)


def _stage(name: Any, of: Any) -> Part:
    if not isinstance(name, str) or name not in STAGES:
        raise UnknownError(f"unknown stage: there are {', '.join(STAGES)}")
    if of is not None and (not isinstance(of, str) or not of or name not in OF_AWARDS):
        raise UnknownError(f"only {', '.join(OF_AWARDS)} can be of one achievement")
    return Part(of, name)


def _exclusion(item: Any, steps: int) -> Exclusion:
    known = {"achievement", "from_step", "to_step"}
    if not isinstance(item, dict) or not {"achievement"} <= set(item) <= known:
        raise UnknownError(
            'an exclusion is {"achievement": id, "from_step", "to_step"}'
        )
    first, last = item.get("from_step", 1), item.get("to_step", steps)
    if type(first) is not int or type(last) is not int:
        raise UnknownError("an exclusion's steps are whole numbers, from 1")
    name = _achievement(item["achievement"]).achievement
    return Exclusion(name or "", first, last)
