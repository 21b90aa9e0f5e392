"""Read mappings of a YAML document key by key, noting what is wrong by its line."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NoReturn

import yaml

from analytics.findings import Finding, RefusedError
from analytics.pathways.yaml_text import line_of

Fields = dict[str, yaml.Node]


@dataclass(frozen=True)
class Reading:
    """A file that is being read, and what was found wrong in it so far."""

    file: str
    findings: list[Finding]

    def refuse(self, node: yaml.Node, rule: str) -> None:
        """Note what is wrong at ``node``; reading goes on to find more."""
        self.findings.append(Finding(self.file, rule, line=line_of(node)))

    def stop(self, node: yaml.Node, rule: str) -> NoReturn:
        """Raise RefusedError: there may be no end to what follows."""
        self.refuse(node, rule)
        raise RefusedError(self.findings)


def fields_of(
    reading: Reading, node: yaml.Node, known: Collection[str] | None = None
) -> Fields:
    """The values of a mapping by key, each key once; empty ones left out.

    Without ``known`` any key will do, and empty values are kept.
    """
    fields: Fields = {}
    if not isinstance(node, yaml.MappingNode):
        reading.refuse(node, "here has to be a mapping (key: value)")
        return fields
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            reading.refuse(key, "a key has to be a word")
        elif key.value in fields:
            reading.refuse(key, f"the key {key.value} is here twice")
        elif known is not None and key.value not in known:
            reading.refuse(key, f"the key {key.value} isn't known here")
        else:
            fields[key.value] = value
    return {k: v for k, v in fields.items() if known is None or v.value != ""}


def text_of(reading: Reading, fields: Fields, key: str) -> str | None:
    """The single value of ``key`` without blanks around it; None where it is absent."""
    node = fields.get(key)
    if node is None or isinstance(node, yaml.ScalarNode):
        return None if node is None else str(node.value).strip()
    reading.refuse(node, f"{key} has to be a single value")
    return None
