-- One row per group and fate: how many, and how many of them without any enrolment.
select
    split.label,
    fated.fate,
    count(*) as learners,
    count(*) filter (where fated.is_unknown) as is_unknown
from fated
inner join split on fated.learner = split.learner
group by split.label, fated.fate
