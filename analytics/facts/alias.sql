-- One row per id that any record gives a learner: the person it names, merges followed
-- (`merged` has the id that stays, however many steps away).
with mentioned as (
    select learner_id from record.learners
    union
    select learner_id from record.awards
    union
    select learner_id from record.assessments
    union
    select learner_id from record.shares
    union
    select learner_id from record.programs
    union
    select learner_id from record.enrollments
    union
    select learner_id from record.completions
    where
        coalesce(institution, '') in (select name from here)
    union
    select learner_id from record.declared
    union
    select learner_id from record.advisors
    union
    select learner_id from record.identities
    union
    select learner_id from merged
    union
    select survivor from merged
),

named as (
    select
        mentioned.learner_id,
        coalesce(merged.survivor, mentioned.learner_id) as survivor
    from mentioned
    left join merged on mentioned.learner_id = merged.learner_id
    where mentioned.learner_id is not null
)

select
    learner_id,
    survivor,
    cast(dense_rank() over (order by survivor) as integer) as learner
from named
