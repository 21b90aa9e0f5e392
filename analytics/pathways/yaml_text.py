"""YAML as text with places: every scalar stays as written, and nothing is built.

The place matters because a refusal names its line, so the composed nodes are handed
out, not values.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from analytics.findings import Finding, RefusedError
from analytics.pathways.check import MAX_BYTES, MAX_DEPTH, MAX_ENTRIES

MAX_NODES = 10 * MAX_ENTRIES  # a step takes about ten: keys, values, lists
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


class _Loader(yaml.BaseLoader):
    """Composes without resolving types, up to a size and a depth."""

    peek_event: Callable[[], Any]

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.nodes = 0
        self.depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self.nodes += 1
        self.depth += 1
        mark = self.peek_event().start_mark
        if self.depth > 2 * MAX_DEPTH + 5:
            what = f"nested deeper than {MAX_DEPTH} steps"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=mark)
        if self.nodes > MAX_NODES:
            what = f"more than {MAX_NODES:,} values"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=mark)
        node = super().compose_node(parent, index)
        if isinstance(node, yaml.ScalarNode) and _UNUSABLE.search(node.value):
            what = "an escape that stands for no character of a text"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=mark)
        self.depth -= 1
        return node


def line_of(node: yaml.Node) -> int:
    """The line on which ``node`` starts, from 1."""
    return int(node.start_mark.line) + 1


def documents(text: str, file: str) -> Iterator[yaml.Node]:
    """Yield the top node of each document; RefusedError names what isn't YAML."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise RefusedError([Finding(file, f"larger than {MAX_BYTES:,} bytes")])
    try:
        loader = _Loader(text)
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                yield node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        rule = f"not readable: {error.problem or error.context}"
        raise RefusedError([Finding(file, rule, line=line)]) from None
    except (ValueError, OverflowError):  # an escape beyond the last character
        rule = "not readable: an escape that stands for no character"
        raise RefusedError([Finding(file, rule, line=loader.line + 1)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        rule = "a control character that YAML doesn't allow"
        raise RefusedError([Finding(file, rule, line=line)]) from None
