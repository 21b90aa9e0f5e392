-- One row per group in which of somebody at the landmark nobody knows whether the
-- outcome came: how many of those exposed, and of the others.
select
    split.label,
    count(*) filter (where people.exposed) as exposed,
    count(*) filter (where not people.exposed) as comparison
from outcome_people as people
inner join split on people.learner = split.learner
where people.left_out = 'unknown'
group by split.label
order by split.label
