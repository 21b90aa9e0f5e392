-- One row per learner of a cohort and regular term that they stood enrolled in without
-- a gap since entry, as far as the next one is observed: how far on it is, and whether
-- they were gone by the next one's census (neither enrolled nor graduated, and neither
-- dead nor excluded by then).
with regular as (
    select
        term,
        counted_on,
        row_number() over (order by starts_on, term) as place,
        lead(term) over (order by starts_on, term) as next_term,
        lead(counted_on) over (order by starts_on, term) as next_on
    from term
    where is_regular
),

people as (
    select distinct
        member.learner,
        member.term,
        regular.place
    from retention_member as member
    inner join regular on member.term = regular.term
    where list_contains(cast($cohorts as integer[]), member.term)
),

stays as (
    select
        people.learner,
        people.term as cohort,
        regular.counted_on,
        regular.next_term,
        regular.next_on,
        regular.place - people.place as place,
        row_number() over (
            partition by people.learner, people.term order by regular.place
        ) - 1 as nth
    from people
    inner join enrolled on people.learner = enrolled.learner and enrolled.at_census
    inner join regular
        on enrolled.term = regular.term and people.place <= regular.place
),

degrees as (
    select
        people.learner,
        people.term as cohort,
        min(degree.conferred_on) as conferred_on
    from people
    inner join term on people.term = term.term
    inner join retention_degree as degree
        on
            people.learner = degree.learner
            and term.starts_on <= degree.conferred_on
    group by people.learner, people.term
)

select
    stays.learner,
    stays.cohort,
    stays.place,
    stays.counted_on,
    after.learner is null and coalesce(degrees.conferred_on > stays.next_on, true)
        as is_gone
from stays
left join enrolled as after
    on
        stays.learner = after.learner
        and stays.next_term = after.term
        and after.at_census
left join degrees on stays.learner = degrees.learner and stays.cohort = degrees.cohort
left join retention_gone as gone on stays.learner = gone.learner
where
    stays.place = stays.nth
    and list_contains(cast($observed as integer[]), stays.next_term)
    and coalesce(gone.since > stays.next_on, true)
