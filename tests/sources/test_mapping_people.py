"""Rows whose learner is an e-mail address, or has one beside an id."""

from analytics.sources.credentials.recipients import Identity, recipient_id


def test_a_learner_who_is_only_an_address(door):
    rows = (
        "Mail,Badge,Day\nAna@Example.edu,b,2026-03-01\n"
        "mailto:ana@example.edu,c,2026-03-01\n"
    )
    folder = door.file("theirs/export.csv", rows + "nobody,b,2026-03-01\n").parent
    columns = "{learner_id: Mail, achievement_id: Badge, earned_on: Day}"
    text = f"awards:\n  file: export.csv\n  learner: email\n  columns: {columns}\n"
    door.file("theirs/mapping.yaml", text)
    (finding,) = door.load(folder).set_aside
    assert (finding.line, finding.column) == (4, "Mail (learner_id)")
    assert finding.rule == "not an e-mail address"
    who = recipient_id([Identity("email", "ana@example.edu")], "", "")
    sql = "select learner_id, count(*) from incoming.awards group by all"
    assert door.ask(sql) == [(who, 2)]
    sql = "select distinct kind, lower(value) from incoming.recipients where "
    assert door.ask(f"{sql} recipient_id = '{who}'") == [("email", "ana@example.edu")]


def test_a_learners_own_id_goes_before_the_address(door):
    rows = "Id,Mail,Badge,Day\nS1,a@example.edu,b,2026-03-01\n"
    rows += ",B@example.edu,b,2026-03-01\n"
    folder = door.file("theirs/export.csv", rows).parent
    text = """
awards:
  file: export.csv
  learner: {email: Mail}
  columns: {learner_id: Id, achievement_id: Badge, earned_on: Day}
identities:
  - file: export.csv
    columns: {learner_id: Id, value: Mail}
    constants: {kind: email}
    skip: {Id: ""}
  - file: export.csv
    columns: {learner_id: Id, value: Id}
    constants: {kind: sis_id}
    skip: {Id: ""}
"""
    door.file("theirs/mapping.yaml", text)
    assert [f.table for f in door.load(folder).files] == [
        "awards",
        "identities",
        "identities",
    ]
    who = recipient_id([Identity("email", "b@example.edu")], "", "")
    found = door.ask("select learner_id from incoming.awards order by line")
    assert found == [("S1",), (who,)]
    found = door.ask(
        "select learner_id, kind, value from incoming.identities order by 2"
    )
    assert found == [("S1", "email", "a@example.edu"), ("S1", "sis_id", "S1")]
