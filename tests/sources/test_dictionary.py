from pathlib import Path

from analytics.model import TABLES
from analytics.sources.dictionary import dictionary

README = Path(__file__).parents[2] / "data" / "README.md"


def test_the_dictionary_is_up_to_date():
    said = "run: python -m analytics.sources.dictionary > data/README.md"
    assert README.read_text(encoding="utf-8") == dictionary(), said


def test_every_column_is_in_it():
    text = dictionary()
    for table in TABLES.values():
        section = text.split(f"## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"`{column.name}`" in section
            assert column.meaning in section
