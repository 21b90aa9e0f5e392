-- One row per group and reason why learners are compared with nobody: how many, and of
-- those who were at the landmark how many were exposed by then, or not.
select
    split.label,
    people.left_out,
    count(*) as learners,
    count(people.exposed) as at_landmark,
    count(*) filter (where people.exposed) as exposed
from outcome_people as people
inner join split on people.learner = split.learner
where people.left_out is not null
group by split.label, people.left_out
order by split.label, people.left_out
