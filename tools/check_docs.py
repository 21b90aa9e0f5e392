"""``make check``: what the documentation says is true. ``--write`` prints parts anew.

Generated parts are up to date; links and pictures are there; the commands it shows
exist, with their options; no word misleads; no path or address of one machine stands
in the project. Without ``--write`` nothing is edited.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.docs_commands import wrong_commands
from tools.docs_parts import ROOT, renewed

PASSED_OVER = {"build", "store", "programme", "node_modules"}
SOURCES = ("analytics", "pages", "tools", "tests")
SHOWN = ("analytics", "pages")

FENCE = re.compile(r"^```.*?^```[^\n]*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|\b(?:src|srcset)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)

# Words that say more than the data does, or that mean something else in a university.
# Between quotation marks they are spoken of, not used. A link may lead to a screen; a
# badge leads to no outcome.
OUTCOME = r"(?:better|higher|lower|more|fewer|greater|longer|improved|increased|reduced"
OUTCOME += r"|success|retention|persistence|completion|graduation|staying|returning)\b"
MISLEADING = re.compile(
    r"drop(?:s|ped|ping)?[- ]?outs?\b|\bat[- ]risk\b"
    rf"|\b(?:leads?|led) to (?:an? |the |their )?{OUTCOME}"
    r"|\bdrives\b|\bdriven by\b|\bimproves\b|\b(?:lost|left) (?:learner|student)s?\b"
    r"|\b(?:learner|student)s? (?:who )?(?:have |had )?(?:left|lost)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|\*[^*\n]+\*')
MACHINE = re.compile(r"(?<![\w.:/~*])/(?:home|Users|root|work|mnt)/\w|[A-Z]:\\\w")
ADDRESS = re.compile(r"(?:localhost|127\.0\.0\.1):\d{4}")


def pages(root: Path = ROOT) -> list[Path]:
    """Return the project's Markdown pages."""
    return _files(root, "*.md")


def _files(root: Path, pattern: str) -> list[Path]:
    found = []
    for path in sorted(root.rglob(pattern)):
        parts = path.relative_to(root).parts
        if not any(p in PASSED_OVER or p.startswith(".") for p in parts):
            found.append(path)
    return found


def broken_links(page: Path, text: str) -> Iterator[str]:
    """Name the links and pictures of a page that aren't there."""
    plain = CODE.sub("", FENCE.sub("", text))
    for found in LINK.finditer(plain):
        target = found[1] or found[2]
        if ELSEWHERE.match(target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            yield f"there is no {target}"
        elif anchor and anchor not in anchors(file.read_text(encoding="utf-8")):
            yield f"there is no heading {target}"


def anchors(text: str) -> set[str]:
    """Return the names by which a page's headings can be linked."""
    said = HEADING.findall(FENCE.sub("", text))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in said)
    return {heading.replace(" ", "-") for heading in kept}


def misleading(text: str) -> Iterator[str]:
    """Name the words of a page that mislead; those in quotation marks are explained."""
    plain = QUOTED.sub("", CODE.sub("", FENCE.sub("", text)))
    for found in MISLEADING.finditer(plain):
        yield f"the words {found[0]!r} mislead"


def strings(text: str) -> Iterator[tuple[int, str]]:
    """Return the strings of a module that aren't docstrings, with their lines."""
    tree = ast.parse(text)
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent:
            yield node.lineno, str(node.value)


def problems(root: Path = ROOT) -> list[str]:
    """Return everything that isn't so, a line each; empty where all is well."""
    listed = pages(root)
    found = [
        f"{page.relative_to(root)}: out of date (python tools/check_docs.py --write)"
        for page in renewed(listed)
    ]
    for page in listed:
        text = page.read_text(encoding="utf-8")
        wrong = [*broken_links(page, text), *misleading(text), *wrong_commands(text)]
        found += [f"{page.relative_to(root)}: {what}" for what in wrong]
    return [*found, *_shown_words(root), *_machines(root)]


def _shown_words(root: Path) -> Iterator[str]:
    modules = [root / "app.py"]
    modules += [p for folder in SHOWN for p in _files(root / folder, "*.py")]
    for module in modules:
        for line, text in strings(module.read_text(encoding="utf-8")):
            for found in MISLEADING.finditer(text):
                place = f"{module.relative_to(root)}, line {line}"
                yield f"{place}: the words {found[0]!r} mislead"


def _machines(root: Path) -> Iterator[str]:
    files = [root / "app.py", root / "Makefile", root / "pyproject.toml"]
    for folder in SOURCES:
        files += _files(root / folder, "*.py") + _files(root / folder, "*.sql")
    for file in [*files, *pages(root)]:
        text = file.read_text(encoding="utf-8")
        found = list(MACHINE.finditer(text))
        if file.suffix != ".md" and file.relative_to(root).parts[0] != "tests":
            found += ADDRESS.finditer(text)
        for one in found:
            line = text.count("\n", 0, one.start()) + 1
            place = f"{file.relative_to(root)}, line {line}"
            yield f"{place}: {one[0]!r} belongs to one machine"


def main(words: Iterable[str]) -> int:
    """Check, or with ``--write`` renew the generated parts first."""
    if "--write" in words:
        for page, text in renewed(pages()).items():
            page.write_text(text, encoding="utf-8")
            print(f"renewed {page.relative_to(ROOT)}")
    found = problems()
    print("\n".join(found) or "The documentation agrees with the code.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
