"""Every id leads somewhere, every row is itself, and time runs forward."""

import csv

import pytest

from analytics.model import TABLES
from analytics.table import Kind

# What stands in a column, and where it has to be found.
REFERENCES = [
    ("programs", "term_id", "terms", "term_id"),
    ("activities", "achievement_id", "achievements", "achievement_id"),
    ("activities", "term_id", "terms", "term_id"),
    ("awards", "achievement_id", "achievements", "achievement_id"),
    ("awards", "earned_term", "terms", "term_id"),
    ("awards", "activity_id", "activities", "activity_id"),
    ("assessments", "achievement_id", "achievements", "achievement_id"),
    ("assessments", "activity_id", "activities", "activity_id"),
    ("shares", "award_id", "awards", "award_id"),
    ("views", "award_id", "awards", "award_id"),
    ("views", "share_id", "shares", "share_id"),
    ("enrollments", "term_id", "terms", "term_id"),
    ("learners", "entry_term", "terms", "term_id"),
    ("merges", "into", "learners", "learner_id"),
    ("advisors", "learner_id", "learners", "learner_id"),
    ("identities", "learner_id", "learners", "learner_id"),
    ("completions", "learner_id", "learners", "learner_id"),
]
WRITTEN = sorted(TABLES.keys() - {"searches", "spells"})  # come from a clearinghouse
OF_LEARNERS = ["programs", "awards", "assessments", "enrollments", "declared"]


@pytest.fixture(scope="module")
def lives(tables):
    """Every dated event of every learner, under the id that stays, to the day."""
    tables.execute("""
        create table stays as
        select learner_id, learner_id as id from learners
        union all select "into", learner_id from merges
    """)
    tables.execute("""
        create table events as
        select learner_id, substr(on_day, 1, 10) as on_day, what from (
            select learner_id, unnest([earned_on, issued_on, claimed_on, revoked_on])
                as on_day, 'award' as what from awards
            union all
            select learner_id, unnest([submitted_on, assessed_on]), 'assessment'
            from assessments
            union all select learner_id, declared_on, 'declared' from declared
            union all select learner_id, ended_on, 'ended' from declared
            union all select learner_id, conferred_on, 'degree' from completions
            union all select learner_id, status_on, 'status' from enrollments
            union all select learner_id, shared_on, 'share' from shares
                join awards using (award_id)
            union all select learner_id, viewed_on, 'view' from views
                join awards using (award_id)
        ) where on_day is not null
    """)
    return tables


def _none(tables, query: str) -> None:
    assert tables.execute(query).fetchall() == []


@pytest.mark.parametrize("name", WRITTEN)
def test_columns_are_the_contract_s(sample, name):
    table = TABLES[name]
    with (sample[0] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    known = {column.name for column in table.columns}
    assert set(table.required) <= set(header)
    assert len(set(header)) == len(header)
    if not table.extra:
        assert set(header) <= known


@pytest.mark.parametrize("name", WRITTEN)
def test_required_cells_are_filled_and_choices_known(tables, name):
    table = TABLES[name]
    present = {row[0] for row in tables.execute(f"describe {name}").fetchall()}
    for column in table.columns:
        if column.required:
            _none(tables, f'from {name} where "{column.name}" is null')
        if column.kind is Kind.CHOICE and column.name in present:
            words = ", ".join(f"'{choice}'" for choice in column.choices)
            _none(tables, f'from {name} where "{column.name}" not in ({words})')


@pytest.mark.parametrize("name", WRITTEN)
def test_no_row_stands_twice(tables, name):
    present = {row[0] for row in tables.execute(f"describe {name}").fetchall()}
    fits = [key for key in TABLES[name].keys if set(key) & present]
    key = ", ".join(f'"{part}"' for part in fits[0] if part in present)
    _none(tables, f"select {key} from {name} group by all having count(*) > 1")


@pytest.mark.parametrize(("name", "column", "other", "there"), REFERENCES)
def test_every_id_leads_somewhere(tables, name, column, other, there):
    _none(
        tables,
        f'from {name} where "{column}" is not null'
        f' and "{column}" not in (select {there} from {other})',
    )


@pytest.mark.parametrize("name", OF_LEARNERS)
def test_every_learner_is_known_by_a_present_or_a_former_id(tables, name):
    _none(
        tables,
        f"from {name} where learner_id not in (select learner_id from learners)"
        " and learner_id not in (select learner_id from merges)",
    )


def test_directors_answer_for_what_there_is(tables, sample):
    ways = {path.stem for path in (sample[0] / "pathways").glob("*.yaml")}
    named = {
        row[0]
        for row in tables.execute("select pathway from directors").fetchall()
        if row[0]
    }
    assert {"critical-thinking", "french-ba"} <= named
    assert {way.removesuffix("-2022").removesuffix("-2024") for way in ways} == named
    _none(tables, "from declared where pathway not in (select pathway from directors)")


def test_an_activity_is_one_of_its_achievement_and_term(tables):
    _none(
        tables,
        """
        from awards a join activities v using (activity_id)
        where a.achievement_id <> v.achievement_id or a.earned_term <> v.term_id
        """,
    )


def test_nothing_happens_before_entry_or_after_death_or_tomorrow(lives, sample):
    _none(
        lives,
        """
        from events e
        join stays s on s.id = e.learner_id
        join learners l on l.learner_id = s.learner_id
        where e.on_day < l.entry_on or e.on_day > l.deceased_on
        """,
    )
    _none(lives, f"from events where on_day > '{sample[1].as_of}'")


def test_the_dead_are_not_enrolled_later(tables):
    _none(
        tables,
        """
        from learners l join enrollments e using (learner_id)
        join terms t using (term_id) where t.starts_on > l.deceased_on
        """,
    )


def test_time_runs_from_earning_to_looking(tables):
    _none(
        tables,
        """
        from awards where substr(earned_on, 1, 10) > issued_on
        or issued_on > claimed_on or issued_on >= revoked_on
        or claimed_on >= revoked_on or expires_on <= substr(earned_on, 1, 10)
        """,
    )
    _none(
        tables,
        """
        from shares s join awards a using (award_id)
        where claimed_on is null or substr(shared_on, 1, 10) < claimed_on
        or visibility <> 'public'
        """,
    )
    _none(
        tables,
        "from views v join shares s using (share_id) where viewed_on < shared_on",
    )


def test_both_days_and_instants_are_there(ask):
    instants = "select count(*) from awards where earned_on like '%T%Z'"
    days = "select count(*) from awards where length(earned_on) = 10"
    assert ask(instants) > 500
    assert ask(days) > 500


def test_awards_are_marked_as_synthetic(tables):
    rows = tables.execute("select distinct source from awards").fetchall()
    assert rows == [("cairn-sample",)]


def test_addresses_are_at_a_reserved_domain(tables):
    _none(tables, "from learners where email not like '%@students.example'")
    _none(tables, "from activities where contact not like '%@staff.example'")


def test_work_is_done_in_a_term_in_which_the_learner_is_enrolled(tables):
    _none(
        tables,
        """
        from awards a join achievements k using (achievement_id)
        where k.kind = 'Badge' and not exists (
            from enrollments e where e.term_id = a.earned_term
            and coalesce(e.institution, '') = ''
            and substr(e.learner_id, 2) = substr(a.learner_id, 2))
        """,
    )


def test_no_activity_gave_more_badges_than_it_has_seats(tables):
    _none(
        tables,
        """
        select activity_id from awards join activities using (activity_id)
        where seats is not null
        group by activity_id, seats having count(*) > seats::integer
        """,
    )
    _none(
        tables,
        """
        from activities join terms using (term_id)
        where register_by < starts_on or register_by > ends_on
        """,
    )


def test_access_to_work_outside_class_differs(ask):
    """Written: online learners do such work less than half as often."""
    each = """
        select count(a.award_id) / count(distinct l.learner_id) from learners l
        left join (from awards join activities using (activity_id)
            where kind in ('internship', 'service-learning', 'project')) a
        on substr(a.learner_id, 2) = substr(l.learner_id, 2)
    """
    online = ask(f"{each} where campus = 'Online'")
    others = ask(f"{each} where campus <> 'Online'")
    assert 0 < online < 0.7 * others
