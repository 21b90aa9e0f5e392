-- One row per group, and one for everybody (null): how many were at the landmark, had
-- access, tried and were exposed; and to how many the outcome came, where it is known.
with placed as (
    select
        label,
        learner
    from split
    union all
    select distinct
        null as label,
        learner
    from split
)

select
    placed.label,
    count(*) as at_landmark,
    count(*) filter (
        where
        offered.learner is not null or tried.learner is not null or people.exposed
    ) as with_access,
    count(*) filter (where tried.learner is not null or people.exposed) as tried,
    count(*) filter (where people.exposed) as exposed,
    count(people.succeeded) filter (where people.exposed) as exposed_known,
    count(*) filter (where people.exposed and people.succeeded) as exposed_succeeded,
    count(people.succeeded) filter (where not people.exposed) as comparison_known,
    count(*) filter (where not people.exposed and people.succeeded)
        as comparison_succeeded
from placed
inner join outcome_people as people on placed.learner = people.learner
left join participation_open as offered on people.learner = offered.learner
left join participation_tried as tried on people.learner = tried.learner
where people.exposed is not null
group by placed.label
order by placed.label nulls first
