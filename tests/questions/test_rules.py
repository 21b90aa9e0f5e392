"""What no screen may do; each rule closes a door that was found open."""

import ast
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
PAGES = HOME / "pages"
FILES = [HOME / "app.py", *sorted(PAGES.rglob("*.py"))]


def names(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_no_raw_html_and_no_style_is_injected():
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        keywords = {
            node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)
        }

        assert "unsafe_allow_html" not in keywords, file
        assert "html" not in names(tree), file


def test_screens_speak_no_sql_and_know_no_data_base():
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))

        assert not imported(tree) & {"duckdb", "sqlite3", "pyarrow"}, file


def test_every_picture_has_a_description():
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            ):
                continue
            if node.func.attr in ("plotly_chart", "altair_chart", "dataframe", "table"):
                told = {keyword.arg for keyword in node.keywords}
                ours = isinstance(node.func.value, ast.Name)
                is_streamlit = ours and node.func.value.id == "st"

                assert not is_streamlit or "alt" in told, f"{file}:{node.lineno}"
