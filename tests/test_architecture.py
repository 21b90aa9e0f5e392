"""The house keeps its own rules: imports, folders, names, sizes, SQL."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import duckdb

from analytics import sql
from analytics.asking.relations import read_by

ROOT = Path(__file__).resolve().parents[1]
SQL = sorted((ROOT / "analytics").rglob("*.sql"))
ROOMS = [p for p in sorted((ROOT / "pages").iterdir()) if p.name != "__pycache__"]
CODE = [
    ROOT / "app.py",
    *sorted(
        path
        for folder in ("analytics", "pages", "tools", "tests")
        for path in (ROOT / folder).rglob("*.py")
    ),
]
TESTS = {path for path in CODE if path.is_relative_to(ROOT / "tests")}
SCREENS = [
    path
    for path in sorted((ROOT / "pages").rglob("*.py"))
    if path.parent.name != "shared"
]
EMPTY_NAMES = re.compile(
    r"(?:^|_)(?:utils?|helpers?|common|managers?|services?|repositor(?:y|ies))(?:_|$)"
)
INJECTION = re.compile(r"unsafe_allow_html|\bst\.html\b|components\.v1|<style|<script")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_imports_go_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
    kept, broken = re.search(r"(\d+) kept, (\d+) broken", found.stdout).groups()
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert int(kept) == contracts.count("[[tool.importlinter.contracts]]") >= 5
    assert broken == "0"


def test_only_folders_in_pages():
    """A file there could be opened without the frame (docs/decisions/0002)."""
    assert not list((ROOT / "pages").glob("*.py"))
    for room in ROOMS:
        assert room.name == "shared" or (room / "screen.py").is_file(), room.name


def test_every_screen_is_in_the_frame_and_there():
    """What isn't in it is a part of a screen: something beside it draws it."""
    frame = (ROOT / "app.py").read_text(encoding="utf-8")
    named = set(re.findall(r"\"(pages/[\w/]+\.py)\"", frame))
    listed = {name(screen): screen for screen in SCREENS}
    assert named == {part for part in listed if part.endswith("/screen.py")}
    for path in (listed[part] for part in set(listed) - named):
        beside = [p for p in path.parent.glob("*.py") if p != path]
        texts = [p.read_text(encoding="utf-8") for p in beside]
        room = re.escape(f"pages.{path.parent.name}")
        drawn = rf"from {room}(?:\.{path.stem} import|\s+import .*\b{path.stem}\b)"
        assert any(re.search(drawn, text) for text in texts), name(path)


def test_names_say_the_subject():
    for path in CODE:
        for part in path.relative_to(ROOT).with_suffix("").parts:
            assert not EMPTY_NAMES.search(part), name(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower()
                assert not EMPTY_NAMES.search(words), f"{name(path)}: {node.name}"


def test_files_stay_short():
    long = [name(p) for p in CODE if lines(p) > 400]
    assert not long + [name(p) for p in SQL if lines(p) > 80]


def test_functions_stay_short():
    """At most 40 lines, the docstring left out; tests draw worlds, tools list."""
    tools = ROOT / "tools"
    for path in (p for p in CODE if p not in TESTS and not p.is_relative_to(tools)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                begins = node.body[1:2] or node.body[:1]
                says = ast.get_docstring(node) is not None
                start = begins[0].lineno if says else first.lineno
                long = (node.end_lineno or start) - start + 1
                assert long <= 40, f"{name(path)}: {node.name} has {long} lines"


def test_a_query_is_one_select_that_says_what_its_rows_are():
    assert len(SQL) > 30
    for path in SQL:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("-- One row"), name(path)
        kinds = [statement.type for statement in duckdb.extract_statements(text)]
        assert kinds == [duckdb.StatementType.SELECT], name(path)


def test_every_query_is_asked():
    """By code, or by another query; those of a role by its name: ``admit_{role}``."""
    code = "\n".join(p.read_text(encoding="utf-8") for p in CODE if p not in TESTS)
    asked = set(re.findall(r"\w+", code)).union(*map(read_by, sql.relations()))
    role = re.compile("^(?:is|admit)_")
    assert not [name(p) for p in SQL if role.sub("", p.stem) not in asked]


def test_a_relation_has_one_file():
    rooms = ROOT / "analytics" / "questions"
    files = [
        *(ROOT / "analytics" / "facts").glob("*.sql"),
        *(ROOT / "analytics" / "asking" / "sql").glob("*.sql"),
        *rooms.glob("*/sql/*.sql"),
    ]
    stems = [path.stem for path in files]
    assert sorted(stems) == sorted(sql.relations()) and len(set(stems)) == len(stems)


def test_no_markup_of_our_own():
    """No raw HTML, no style sheets: what a record says is shown as text."""
    for path in [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]:
        found = INJECTION.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{name(path)}: {found}"


def test_screens_define_no_classes():
    for screen in (path for path in SCREENS if path.name == "screen.py"):
        nodes = ast.walk(ast.parse(screen.read_text(encoding="utf-8")))
        assert not any(isinstance(node, ast.ClassDef) for node in nodes), name(screen)
