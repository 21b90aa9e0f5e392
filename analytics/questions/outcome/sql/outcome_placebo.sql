-- One row per group with anybody who had earned it by the landmark and was issued it
-- once the outcome was over: these against those who had not earned it. Cohorts without
-- such learners, and whoever was exposed, are on neither side.
with told as (
    select distinct cohort
    from outcome_people
    where left_out is null and early and not exposed
)

select
    split.label,
    count(*) filter (where people.early) as exposed,
    count(*) filter (where people.early and people.succeeded) as exposed_succeeded,
    count(*) filter (where not people.early) as comparison,
    count(*) filter (where not people.early and people.succeeded)
        as comparison_succeeded
from outcome_people as people
inner join told on people.cohort = told.cohort
inner join split on people.learner = split.learner
where people.left_out is null and not people.exposed
group by split.label
having count(*) filter (where people.early) > 0
order by split.label
