-- One row: of the awards by which those who are compared were exposed, how many there
-- are, and how many have only an assumed day of issue.
select
    coalesce(sum(held.awards), 0) as awards,
    coalesce(sum(held.assumed), 0) as assumed
from outcome_people as people
inner join outcome_held as held on people.learner = held.learner
where
    people.left_out is null
    and people.exposed
    and not held.is_late
    and coalesce(
        list_contains(cast($achievements as integer[]), held.achievement), true
    )
