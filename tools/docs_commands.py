"""The commands that the documentation shows, held against those that there are."""

import re
import shlex
from collections.abc import Iterator
from typing import Any

from tools.docs_parts import ROOT, choices, root_command

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`((?:cairn|make) [^`\n]+)`")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
ENDS = {"|", "&&", ";", ">", "||"}


def wrong_commands(page: str) -> Iterator[str]:
    """Name what is wrong with the commands of a page: those in sh blocks, whole; those
    in running text may leave out what is required."""
    for words in shown(page):
        wrong = wrong_with(words)
        if wrong:
            yield f"{' '.join(words)}: {wrong}"
    for text in INLINE.findall(page):
        wrong = wrong_with(shlex.split(text.replace("…", "")), is_whole=False)
        if wrong:
            yield f"{text}: {wrong}"


def shown(page: str) -> Iterator[list[str]]:
    """Return the commands of a page's sh blocks, as words."""
    for block in BLOCK.findall(page):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            while words and "=" in words[0]:  # settings before a command
                words = words[1:]
            ends = [place for place, word in enumerate(words) if word in ENDS]
            words = words[: ends[0]] if ends else words
            if words:
                yield words


def wrong_with(words: list[str], is_whole: bool = True) -> str:
    """Say what is wrong with a command of ours; "" where nothing is, or it isn't."""
    name = words[0].rpartition("/")[2]
    if name == "make":
        targets = TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
        wrong = [word for word in words[1:] if "=" not in word and word not in targets]
        return f"no target {wrong[0]}" if wrong else ""
    if name != "cairn":
        return ""
    return _walk(root_command(), words[1:], is_whole)


def _walk(command: Any, words: list[str], is_whole: bool) -> str:
    given: set[str] = set()
    loose = 0
    while words:
        word, *words = words
        if word == "--help":
            return ""
        if word.startswith("--"):
            wrong, words = _take(command, word, words, given)
            if wrong:
                return wrong
        elif hasattr(command, "commands"):
            if word.isupper() and not is_whole:  # cairn COMMAND --help
                return ""
            if word not in command.commands:
                return f"no command {word}"
            return _walk(command.commands[word], words, is_whole)
        else:
            loose += 1
    return _missing(command, given, loose) if is_whole else ""


def _take(
    command: Any, word: str, words: list[str], given: set[str]
) -> tuple[str, list[str]]:
    """Take an option and its value off the words."""
    option, _, value = word.partition("=")
    known = {name: p for p in command.params for name in (*p.opts, *p.secondary_opts)}
    if option not in known:
        return f"no option {option}", words
    given.add(known[option].name)
    if getattr(known[option], "is_flag", False) or value:
        return "", words
    if not words:
        return f"{option} without a value", words
    taken = choices(known[option])
    if taken and words[0] not in taken:
        return f"{option} is one of {', '.join(taken)}", words
    return "", words[1:]


def _missing(command: Any, given: set[str], loose: int) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    least = sum(p.required for p in arguments)
    most = None if any(p.nargs == -1 for p in arguments) else len(arguments)
    if loose < least or (most is not None and loose > most):
        return f"{loose} arguments"
    asked = [p for p in command.params if p.param_type_name == "option" and p.required]
    lacking = [p.opts[0] for p in asked if p.name not in given]
    return f"without {lacking[0]}" if lacking else ""
