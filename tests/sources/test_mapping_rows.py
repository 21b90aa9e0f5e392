"""Which of several rows stays, which count again, and who is known by name alone."""

AWARDS = """\
Email,Name,Badge,Day,Status
ana@example.edu,Ana Example,Debate,2026-03-01,Accepted
ana@example.edu,Ana Example,Debate,2026-03-01,Accepted
(none),Ben Example,Debate,2026-03-01,Pending
(none),Ben Example,Logic,2026-03-02,Pending
,,Logic,2026-03-02,Pending
"""
READ = """
awards:
  file: badges.csv
  learner: {email: Email, name: Name}
  columns: {achievement_id: Badge, earned_on: Day, accepted: Status}
  values: {accepted: {Accepted: true, Pending: false}}
"""
TOLD = """select award_id is null, learner_id, achievement_id, accepted
from incoming.awards order by line"""


def test_who_has_no_address_is_known_by_name_and_counted(door):
    mapping = door.file("m.yaml", READ)
    delivery = door.load(door.file("badges.csv", AWARDS), mapping=mapping)
    rows = door.ask(TOLD)
    ana, _, ben, again = (who for _, who, _, _ in rows)
    assert ben == again != ana
    assert [finding.line for finding in delivery.set_aside] == [6]
    (report,) = delivery.files
    assert [(c.column, c.cells) for c in report.converted if c.how == "named"] == [
        ("Name", 2)
    ]
    named = "select kind, value from incoming.recipients order by 1, 2"
    assert ("name", "Ben Example") in door.ask(named)


def test_equal_rows_are_one_award_unless_each_counts(door):
    path = door.file("badges.csv", AWARDS)
    door.load(path, mapping=door.file("m.yaml", READ))
    assert [has_none for has_none, *_ in door.ask(TOLD)] == [True] * 4
    each = door.file("m.yaml", READ + "  repeats: each\n")
    delivery = door.load(path, mapping=each)
    ids = "select award_id from incoming.awards order by line"
    first = door.ask(ids)
    assert [one is None for (one,) in first] == [True, False, True, True]
    assert [c.cells for c in delivery.files[0].converted if c.how == "again"] == [1]
    door.load(path, mapping=each)
    assert door.ask(ids) == first  # the same file again: the same ids


PEOPLE = """\
Id,Name,Term,College,FERPA
7,"Example, Ana",999,Arts,N
7,"Example, Ana",1258,Science,Y
8,"King, Ben L, Jr.",1258,Arts,N
9,Cyn,1258,Arts,N
"""


def test_the_last_of_several_rows_stays_and_names_are_turned(door):
    said = """
learners:
  file: people.csv
  columns: {learner_id: Id, name: Name, confidential: FERPA}
  attributes: {college: College}
  last_first: name
  last_by: Term
"""
    path = door.file("people.csv", PEOPLE)
    delivery = door.load(path, mapping=door.file("m.yaml", said))
    told = "select learner_id, name, confidential from incoming.learners order by 1"
    assert door.ask(told) == [
        ("7", "Ana Example", True),
        ("8", "Ben L King, Jr.", False),
        ("9", "Cyn", False),
    ]
    assert delivery.files[0].left_out == 1
    college = "select value from incoming.attributes where learner_id = '7'"
    assert door.ask(college) == [("Science",)]


def test_a_question_that_is_open_stops_the_load(door):
    said = READ.replace("Pending: false", "Pending: '?'")
    path = door.file("badges.csv", AWARDS)
    refused = door.refusal(path, mapping=door.file("m.yaml", said))
    assert refused == (
        "m.yaml, line 6: awards, values, accepted, Pending: still to be answered, "
        "instead of the ?"
    )


def test_what_contradicts_itself_is_refused(door):
    path = door.file("badges.csv", AWARDS)
    for more, rule in (
        ("first_by: Day\n  last_by: Day", "last_by: first_by says already"),
        ("repeats: none", "repeats: expected each"),
        ("last_first: level", "last_first: level isn't one of the columns"),
    ):
        told = door.file("m.yaml", f"{READ}  {more}\n")
        assert rule in door.refusal(path, mapping=told)
    told = door.file("m.yaml", READ.replace("name: Name}", "did: Name}"))
    assert "beside email may stand name" in door.refusal(path, mapping=told)
