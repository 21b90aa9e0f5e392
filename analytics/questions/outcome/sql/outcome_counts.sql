-- One row per group: who is compared, exposed or not, and how many the outcome came to.
select
    split.label,
    count(*) filter (where people.exposed) as exposed,
    count(*) filter (where people.exposed and people.succeeded) as exposed_succeeded,
    count(*) filter (where not people.exposed) as comparison,
    count(*) filter (where not people.exposed and people.succeeded)
        as comparison_succeeded
from split
left join outcome_people as people
    on split.learner = people.learner and people.left_out is null
group by split.label
order by split.label
