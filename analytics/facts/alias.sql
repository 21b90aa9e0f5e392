-- One row per id that any record gives a learner: the person it names, merges followed
-- (`merged` has the id that stays, however many steps away).
with given as (
    select learner_id from mentioned
    union
    select learner_id from merged
    union
    select survivor from merged
),

named as (
    select
        given.learner_id,
        coalesce(merged.survivor, given.learner_id) as survivor
    from given
    left join merged on given.learner_id = merged.learner_id
    where given.learner_id is not null
)

select
    learner_id,
    survivor,
    cast(dense_rank() over (order by survivor) as integer) as learner
from named
