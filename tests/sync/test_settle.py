"""What is on the pages before they are loaded: one of each, the last one that came."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.sync.settle import settle
from tests.conftest import examples

THING = st.tuples(st.integers(0, 8), st.integers(0, 99))  # which one, what it says
PAGES = st.lists(st.lists(THING, min_size=1, max_size=6), min_size=1, max_size=6)


def write_pages(folder: Path, pages, what: str = "awards") -> list[Path]:
    paths = []
    for number, page in enumerate(pages, 1):
        items = [
            {"entityType": "Assertion", "entityId": f"a{name}", "says": says}
            for name, says in page
        ]
        envelope = {"status": {"success": True}, "result": items, "timestamp": "now"}
        path = folder / f"{number:06d}-{what}.json"
        path.write_text(json.dumps(envelope), encoding="utf-8")
        paths.append(path)
    return paths


def read_pages(folder: Path) -> list[dict]:
    pages = [json.loads(p.read_text()) for p in sorted(folder.glob("*.json"))]
    assert all(page["status"] == {"success": True} for page in pages)
    assert all(page["result"] for page in pages)
    return [item for page in pages for item in page["result"]]


@settings(max_examples=examples(40))
@given(pages=PAGES, largest=st.sampled_from([1, 120, 10_000]))
def test_the_last_of_each_stays_whatever_the_pieces(tmp_path_factory, pages, largest):
    folder = tmp_path_factory.mktemp("pages")
    settle(write_pages(folder, pages), largest)
    wanted = {f"a{name}": says for page in pages for name, says in page}
    found = read_pages(folder)
    assert len(found) == len(wanted)
    assert {item["entityId"]: item["says"] for item in found} == wanted
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    settle(sorted(folder.glob("*.json")), 10_000)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@settings(max_examples=examples(40))
@given(pages=PAGES, stopped=st.integers(0, 12))
def test_stopped_anywhere_it_comes_to_the_same(tmp_path_factory, pages, stopped):
    """Stopped after so many changes of files, then begun again."""
    folder, count = tmp_path_factory.mktemp("pages"), 0
    paths = write_pages(folder, pages)
    with pytest.MonkeyPatch.context() as patch:

        def stop_at(change):
            def changed(*words, **options):
                nonlocal count
                count += 1
                if count > stopped:
                    raise KeyboardInterrupt
                return change(*words, **options)

            return changed

        patch.setattr(Path, "replace", stop_at(Path.replace))
        patch.setattr(Path, "unlink", stop_at(Path.unlink))
        with suppress(KeyboardInterrupt):
            settle(paths, 100)
    settle(sorted(folder.glob("*.json")), 100)
    wanted = {f"a{name}": says for page in pages for name, says in page}
    found = read_pages(folder)
    assert sorted((i["entityId"], i["says"]) for i in found) == sorted(wanted.items())


def test_what_is_no_text_stays_as_it_is(tmp_path):
    """Half of a surrogate pair is JSON, and no UTF-8."""
    path = tmp_path / "000001-awards.json"
    body = r'{"status": {"success": true}, "result": [{"a": "\ud800"}, {"b": "é"}]}'
    path.write_text(body, encoding="utf-8")
    settle([path], 5)
    assert read_pages(tmp_path) == [{"a": "\ud800"}, {"b": "é"}]
