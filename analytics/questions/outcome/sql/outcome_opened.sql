-- One row per cohort: the day on which its window opens, the first day of the regular
-- term, as many after entry in every cohort, by which three in four of the exposed had
-- begun to earn it (null: nobody was exposed).
with regular as (
    select
        term,
        starts_on,
        row_number() over (order by starts_on) as place
    from term
    where is_regular
),

earned as (
    select
        people.cohort,
        min(held.opened_on) as opened_on
    from outcome_people as people
    inner join outcome_held as held on people.learner = held.learner
    where
        people.left_out is null
        and people.exposed
        and not held.is_late
        and coalesce(
            list_contains(cast($achievements as integer[]), held.achievement), true
        )
    group by people.learner, people.cohort
),

opened as (
    select quantile_disc(greatest(began.place - entered.place, 0), 0.75) as terms
    from earned
    inner join regular as entered on earned.cohort = entered.term
    asof inner join regular as began on earned.opened_on >= began.starts_on
)

select
    entered.term as cohort,
    began.starts_on as opened_on
from regular as entered
cross join opened
left join regular as began on entered.place + opened.terms = began.place
