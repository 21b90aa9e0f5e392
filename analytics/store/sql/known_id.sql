-- One row per id of a learner, recipients of credentials left out: the id that stays.
with given as (
    select learner_id from mentioned
    union
    select learner_id from merged
    union
    select survivor from merged
)

select
    given.learner_id,
    coalesce(merged.survivor, given.learner_id) as survivor
from given
left join merged on given.learner_id = merged.learner_id
where
    given.learner_id is not null
    and given.learner_id not in (select recipient_id from record.recipients)
