-- One row per group and learner who is compared: exposed or not, and whether the
-- outcome came. By group, then by learner.
select
    split.label,
    people.learner,
    people.exposed,
    people.succeeded
from outcome_people as people
inner join split on people.learner = split.learner
where people.left_out is null
order by split.label, people.learner
