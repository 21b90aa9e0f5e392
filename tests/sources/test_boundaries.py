"""Receiving reads what it was given, and touches nothing else."""

import io
import socket
import zipfile
from pathlib import Path

from analytics.model import TABLES
from analytics.sources.checking import ORDER

AWARDS = "learner_id,achievement_id,earned_on\nL,B,2026-03-01\n"


def test_nothing_is_written_and_no_network_is_used(door, monkeypatch):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("p/awards.csv", AWARDS)
        archive.writestr("p/pathways/x.yaml", "a: b")
    path = door.file("p.zip", buffer.getvalue())
    opened = Path.open

    def reading_only(self, mode="r", *rest, **options):
        assert not set(mode) & set("wax+"), f"written: {self}"
        return opened(self, mode, *rest, **options)

    def no_socket(*_, **__):
        raise AssertionError("the network was used")

    monkeypatch.setattr(Path, "open", reading_only)
    monkeypatch.setattr(socket, "socket", no_socket)
    before = sorted(door.folder.parent.rglob("*"))
    door.load(path)
    assert sorted(door.folder.parent.rglob("*")) == before


def test_labels_never_hold_an_absolute_path(door):
    folder = door.file("p/awards.csv", AWARDS).parent
    door.file("p/other.txt", "x")
    delivery = door.load(folder, door.file("awards.csv", AWARDS))
    said = [f.label for f in delivery.files] + list(delivery.left_alone)
    assert said == ["p/awards.csv", "awards.csv", "p/other.txt"]


def test_the_rules_of_order_are_about_columns_that_exist():
    for table, rules in ORDER.items():
        for late, early, _ in rules:
            assert TABLES[table].column(late) and TABLES[table].column(early)
