"""What was planted is in the files: every count is taken again from them."""

import json

import pytest

HERE = "coalesce(institution, '') = ''"
WHO = "'L' || substr(learner_id, 2)"  # former ids differ in the letter only

COUNTS = {
    "deaths": "select count(*) from learners where deceased_on is not null",
    "merged ids": "select count(*) from merges",
    "former names": "select count(*) from identities where kind = 'former_name'",
    "decentralised ids": "select count(*) from identities where kind = 'did'",
    "earlier addresses": "select count(*) from identities where kind = 'email'",
    "directory opt-outs": "select count(*) from learners where confidential = 'true'",
    "display names": "select count(*) from learners where display_name is not null",
    **{
        f"entered {kind}": f"select count(*) from learners where entry_type = '{kind}'"
        for kind in (
            "first-time",
            "transfer",
            "readmitted",
            "dual-enrolment",
            "graduate",
            "non-degree",
        )
    },
    "withdrawals": "select count(*) from enrollments where status = 'withdrawn'",
    "leaves": "select count(*) from enrollments where status = 'leave'",
    "enrolled elsewhere": f"select count(*) from enrollments where not {HERE}",
    "degrees": "select count(*) from completions",
    "studied part time": f"""
        select count(distinct {WHO}) from enrollments join terms using (term_id)
        where load = 'part' and status = 'enrolled' and regular = 'true'
    """,
    "double majors": f"""
        select count(distinct {WHO}) from programs where "primary" = 'false'
    """,
    "changed major": f"""
        select count(*) from (select {WHO} as who from programs
        where "primary" = 'true' group by 1 having count(distinct program) > 1)
    """,
    "stop-outs who returned": f"""
        with ranked as (
            select term_id, row_number() over (order by starts_on) as place
            from terms where regular = 'true'
        ),
        there as (
            select distinct {WHO} as who, place
            from enrollments join ranked using (term_id) where {HERE}
        )
        select count(*) from (select who from there group by who
        having max(place) - min(place) + 1 > count(*))
    """,
    "awards": "select count(*) from awards",
    "learners with awards": f"select count(distinct {WHO}) from awards",
    "badges": """
        select count(*) from awards join achievements using (achievement_id)
        where kind = 'Badge'
    """,
    "micro-credentials": """
        select count(*) from awards join achievements using (achievement_id)
        where kind = 'MicroCredential'
    """,
    "credentials": """
        select count(*) from awards join achievements using (achievement_id)
        where kind = 'Credential'
    """,
    "retroactive": """
        select count(*) from awards join achievements using (achievement_id)
        join terms on terms.term_id = earned_term
        where kind = 'Badge' and issued_on = '2024-04-18' and ends_on < issued_on
        and achievement_id in (
            'wc-peer-review', 'oc-first-speech', 'tw-team-charter', 'ct-debate',
            'eq-statistics'
        )
    """,
    "revoked on a day": "select count(*) from awards where revoked_on is not null",
    "revoked without a day": "select count(*) from awards where revoked = 'true'",
    "expired": "select count(*) from awards where expires_on < '2026-04-17'",
    "earned again": f"""
        select count(*) - count(distinct ({WHO}, achievement_id)) from awards
    """,
    "claimed": "select count(*) from awards where claimed_on is not null",
    "public": "select count(*) from awards where visibility = 'public'",
    "shares": "select count(*) from shares",
    "view rows": "select count(*) from views",
    "views": """select sum("count"::integer) from views""",
    "declared": "select count(*) from declared",
    "declared and given up": """
        select count(*) from declared where ended_on is not null
    """,
    "issued again": f"""
        select count(*) from awards a where exists (
            from awards b where b.revoked_on < a.issued_on
            and b.achievement_id = a.achievement_id
            and substr(b.earned_on, 1, 10) = substr(a.earned_on, 1, 10)
            and {WHO.replace("learner_id", "b.learner_id")}
                = {WHO.replace("learner_id", "a.learner_id")})
    """,
}
# A piece of work is met where every criterion is; waiting works wait as a whole.
WORKS = {
    "work met": "bool_and(outcome = 'met')",
    "work not-met": "bool_or(outcome = 'not-met')",
    "work waiting": "bool_and(outcome = 'waiting')",
}
# These two are recounted with the rules of the pathways, in test_rules.py.
BY_RULE = {"milestones earned but not issued", "milestones without rule"}


@pytest.mark.parametrize("kind", sorted(COUNTS))
def test_planted_count(sample, ask, kind):
    assert sample[1].counts[kind] == ask(COUNTS[kind])


@pytest.mark.parametrize("kind", sorted(WORKS))
def test_planted_work(sample, ask, kind):
    found = ask(f"""
        select count(*) from (
            select {WORKS[kind]} as so from assessments
            group by {WHO}, achievement_id, submitted_on
        ) where so
    """)
    assert sample[1].counts[kind] == found


def test_everything_planted_is_recounted_somewhere(sample):
    assert set(sample[1].counts) == {*COUNTS, *WORKS, *BY_RULE}


def test_the_folder_says_what_was_planted(sample):
    folder, planted = sample
    told = json.loads((folder / "planted.json").read_text(encoding="utf-8"))
    assert told == planted.as_dict()


def test_retroactive_badges_went_only_to_those_still_there(tables):
    rows = tables.execute(f"""
        from awards a join terms t on t.term_id = a.earned_term
        where a.issued_on = '2024-04-18' and t.ends_on < '2024-01-16'
        and a.achievement_id in ('oc-first-speech', 'ct-debate') and not exists (
            from enrollments e where e.term_id = '2024SP' and e.status = 'enrolled'
            and {WHO.replace("learner_id", "e.learner_id")}
                = {WHO.replace("learner_id", "a.learner_id")})
    """).fetchall()
    assert rows == []


def test_no_new_badge_was_issued_before_it_existed(ask):
    assert (
        ask("""
            select count(*) from awards where issued_on < '2024-04-18'
            and achievement_id in ('wc-peer-review', 'oc-first-speech',
                'tw-team-charter', 'ct-debate', 'eq-statistics')
        """)
        == 0
    )


def test_the_last_term_is_not_over(sample, ask):
    begun = f"from terms where starts_on <= '{sample[1].as_of}'"
    last = f"select max(ends_on) {begun}"
    assert ask(last) > sample[1].as_of
    assert ask(f"select count(*) {begun}") == 12
    assert ask(f"select regular from terms where ends_on = ({last})") == "true"
    assert ask("select count(gpa) from enrollments where term_id = '2026SP'") == 0


def test_what_the_coming_terms_offer_is_known_and_nothing_else(sample, ask):
    ahead = f"select term_id from terms where starts_on > '{sample[1].as_of}'"
    assert ask(f"select count(*) from ({ahead})") == 2
    assert ask(f"select count(*) from activities where term_id in ({ahead})") > 100
    for table in ("enrollments", "programs"):
        assert ask(f"select count(*) from {table} where term_id in ({ahead})") == 0
    assert ask(f"select count(*) from awards where earned_term in ({ahead})") == 0
