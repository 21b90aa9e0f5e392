-- One row per id of a learner, recipients of credentials left out: the id that stays.
with mentioned as (
    select learner_id from record.learners
    union
    select learner_id from record.identities
    union
    select learner_id from record.awards
    union
    select learner_id from record.assessments
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
    select learner_id from merged
    union
    select survivor from merged
)

select
    mentioned.learner_id,
    coalesce(merged.survivor, mentioned.learner_id) as survivor
from mentioned
left join merged on mentioned.learner_id = merged.learner_id
where
    mentioned.learner_id is not null
    and mentioned.learner_id not in (select recipient_id from record.recipients)
