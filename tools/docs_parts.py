"""The parts of the documentation that are printed from the code.

In a page, a part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum, EnumType
from pathlib import Path
from typing import Any

import typer

from analytics.asking.catalogue import CATALOGUE
from analytics.asking.command import COMMON
from analytics.asking.loaded import RECORDS
from analytics.cli.commands import commands as every
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.sources.dictionary import dictionary

ROOT = Path(__file__).resolve().parents[1]
ANALYTICS = ROOT / "analytics"
PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[a-z-]+) -->\n)"
    r"(?P<body>.*?)(?P<end><!-- end -->)",
    re.DOTALL,
)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def metrics_table() -> str:
    """List every metric with its question and what is counted, in short."""
    return table(
        ("metric", "the question", "counted in"),
        (
            (f"[`{m.name}`](docs/metrics.md#{_anchor(m.label)})", m.question, m.unit)
            for m in CATALOGUE.values()
        ),
    )


def metrics() -> str:
    """Say what each metric means, in full."""
    said = []
    for metric in CATALOGUE.values():
        parts = [
            f"## {metric.label}",
            f"**{metric.question}** Counted in {metric.unit}.",
        ]
        parts.append(metric.numerator)
        if metric.denominator:
            parts.append(f"*Out of:* {metric.denominator}")
        parts += [f"*Beware:* {metric.caveat}", f"`cairn show {metric.name}`"]
        said.append("\n\n".join(parts))
    return "\n\n".join(said)


def missing() -> str:
    """Say of each metric what is shown where records weren't loaded."""
    return table(
        ("metric", "where not loaded", "blank then", "and"),
        (
            (
                f"`{metric.name}`",
                f"`{name}`",
                ", ".join(f for f, needs in metric.needs.items() if name in needs),
                metric.instead.get(name, ""),
            )
            for metric in CATALOGUE.values()
            for name in RECORDS
            if name in metric.instead or name in sum(metric.needs.values(), ())
        ),
    )


def findings() -> str:
    """List what may be wrong with records: its rule, and what to do about it."""
    return table(
        ("finding", "what it counts", "what to do"),
        (
            (
                f"**{one.title}** `{one.key}`",
                f"{one.counted[:1].upper()}{one.counted[1:]}. {one.rule}",
                one.advice,
            )
            for one in FINDINGS.values()
        ),
    )


def commands() -> str:
    """Explain every command and option of ``cairn``, from its own help."""
    root = root_command()
    shown = root.commands["show"]
    said = [f"{root.help}\n\n{root.epilog}"]
    for name, one in _plain_ones(root):
        said.append(_command(f"cairn {name}", one))
        for inner, part in getattr(one, "commands", {}).items():
            said.append("#" + _command(f"cairn {name} {inner}", part))
    common = [p for p in shown.commands["overview"].params if p.name in COMMON]
    said.append(
        f"## cairn show\n\n{shown.help}\n\n"
        "Every metric takes these options (`status` the last three):\n\n"
        + _options(common)
    )
    for name, one in shown.commands.items():
        own = [p for p in one.params if p.name not in COMMON]
        parts = [f"### cairn show {name}", one.help, _options(own) if own else ""]
        said.append("\n\n".join(part for part in parts if part))
    return "\n\n".join(said)


def root_command() -> Any:
    """Return ``cairn`` as the tree of its commands."""
    return typer.main.get_command(every())


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _plain_ones(root: Any) -> list[tuple[str, Any]]:
    return [(name, one) for name, one in root.commands.items() if name != "show"]


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    marks = [_mark(p) for p in arguments]
    lines = [f"## {name}", command.help, f"`{' '.join([name, *marks])}`"]
    if arguments:
        rows = ((f"`{_mark(p)}`", p.help or "") for p in arguments)
        lines.append(table(("what", "meaning"), rows))
    options = [p for p in command.params if p.param_type_name == "option"]
    lines.append(_options(options))
    return "\n\n".join(lines)


def _mark(argument: Any) -> str:
    mark = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return mark if argument.required else f"[{mark}]"


def _options(options: Iterable[Any]) -> str:
    rows = [(f"`{_option(p)}`", p.help or "", _default(p)) for p in options]
    return table(("option", "meaning", "default"), rows)


def _option(option: Any) -> str:
    if getattr(option, "is_flag", False):
        return str(option.opts[0])
    value = " or ".join(choices(option)) or option.opts[0].removeprefix("--").upper()
    return f"{option.opts[0]} {value}"


def choices(option: Any) -> list[str]:
    """Return the words of which an option takes one; none where it takes any."""
    told = option.type_descriptor.annotation
    if not isinstance(told, EnumType):
        return []
    members: Iterable[Enum] = told
    return [str(member.value) for member in members]


def _word(choice: Any) -> str:
    return str(getattr(choice, "value", choice))


def _default(option: Any) -> str:
    if option.required:
        return "required"
    if option.default in (None, False, ()):
        return ""
    return f"`{_word(option.default)}`"


def queries(folder: str) -> str:
    """List the queries of a folder with their grains: the first lines of each file."""
    files = sorted((ANALYTICS / folder).glob("*.sql"))
    return table(
        ("query", "its rows"), ((f"`{file.stem}`", grain(file)) for file in files)
    )


def questions() -> str:
    """List the queries of every question with their grains, room by room."""
    files = sorted((ANALYTICS / "questions").glob("*/sql/*.sql"))
    return table(
        ("question", "query", "its rows"),
        ((file.parts[-3], f"`{file.stem}`", grain(file)) for file in files),
    )


def grain(file: Path) -> str:
    """Return the comment at the head of a query, as one line."""
    said = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        said.append(line.removeprefix("--").strip())
    return " ".join(said).replace("|", "\\|")


PARTS: dict[str, Callable[[], str]] = {
    "metrics-table": metrics_table,
    "metrics": metrics,
    "missing": missing,
    "findings": findings,
    "commands": commands,
    "facts": lambda: queries("facts"),
    "questions": questions,
    "asking": lambda: queries("asking/sql"),
    "people": lambda: queries("store/sql"),
}


def fresh(text: str) -> str:
    """Return a page with its generated parts as they should be; KeyError: no such."""

    def print_anew(found: re.Match[str]) -> str:
        return f"{found['open']}{PARTS[found['name']]()}\n{found['end']}"

    return PART.sub(print_anew, text)


def renewed(pages: Iterable[Path]) -> dict[Path, str]:
    """Return the pages that are out of date, as they should be."""
    should = {page: fresh(page.read_text(encoding="utf-8")) for page in pages}
    should[ROOT / "data" / "README.md"] = dictionary()
    return {
        page: text
        for page, text in should.items()
        if page.read_text(encoding="utf-8") != text
    }
