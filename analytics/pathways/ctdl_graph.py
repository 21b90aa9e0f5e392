"""One node of a CTDL graph: what it is called, and what it asks for."""

from typing import Any

from analytics.findings import Finding, RefusedError

Node = dict[str, Any]
Rules = tuple[tuple[int, tuple[str, ...]], ...]


def many(value: Any) -> list[Any]:
    """Return a list of what may be one, several or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def ids_of(node: Node, name: str) -> list[str]:
    """Return the ids that a property names, each once, as written."""
    return list(dict.fromkeys(x for x in many(node.get(name)) if isinstance(x, str)))


def name_of(node: Node) -> str | None:
    """Return a node's name: a text, or the first one of a language map."""
    said = node.get("ceterms:name")
    plain = said.values() if isinstance(said, dict) else [said]
    return next((one.strip() for one in plain if isinstance(one, str) and one), None)


def source_of(node: Node) -> str:
    """Return what a component is known by as an achievement."""
    named = (*ids_of(node, "ceterms:sourceData"), *ids_of(node, "ceterms:ctid"))
    return next((one for one in named if one), str(node["@id"]))


def rules_of(node: Node, file: str) -> Rules:
    """Return what a component asks for; RefusedError where it can't be read."""
    conditions = many(node.get("ceterms:hasCondition"))
    if not conditions:
        children = tuple(ids_of(node, "ceasn:hasChild"))
        return ((len(children), children),) if children else ()
    return tuple(_rule(one, str(node["@id"]), file) for one in conditions)


def _rule(condition: Any, place: str, file: str) -> tuple[int, tuple[str, ...]]:
    if not isinstance(condition, dict):
        raise _refused("a condition that isn't an object", place, file)
    if many(condition.get("ceterms:hasConstraint")):
        raise _refused("a condition with constraints isn't read", place, file)
    if many(condition.get("ceterms:hasCondition")):
        raise _refused("a condition inside a condition isn't read", place, file)
    targets = tuple(ids_of(condition, "ceterms:targetComponent"))
    if not targets:
        raise _refused("a condition without a target component", place, file)
    return _needs(condition, len(targets), place, file), targets


def _needs(condition: Node, count: int, place: str, file: str) -> int:
    number = condition.get("ceterms:requiredNumber")
    if isinstance(number, bool) or not isinstance(number, int | None):
        raise _refused("requiredNumber isn't a whole number", place, file)
    if number is not None and not 0 <= number <= count:
        raise _refused("requiredNumber is more than there are", place, file)
    if number is not None:
        return number
    operator = condition.get("ceterms:logicalOperator")
    if operator not in (None, "logic:And", "logic:Or"):
        raise _refused("a logicalOperator that isn't read", place, file)
    return 1 if operator == "logic:Or" else count


def _refused(rule: str, place: str, file: str) -> RefusedError:
    return RefusedError([Finding(file, rule, place=place)])
