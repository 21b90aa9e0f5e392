-- One row: how many awards came (or, of few, there are), how many of them are of
-- somebody in the roster, and how many learners it has. A roster is what lists
-- learners; the names that an export of badges has are none.
with looked_at as (
    select
        id,
        awards
    from came_to
    where (select sum(every.awards) from came_to as every) >= $fewest
    union all
    select
        learner_id,
        count(*)
    from draft.record.awards
    where coalesce((select sum(every.awards) from came_to as every), 0) < $fewest
    group by learner_id
),

listed as (
    select distinct alias.learner
    from draft.record.learners
    inner join draft.main.alias on learners.learner_id = alias.learner_id
    where learners.learner_id not in (select recipient_id from draft.record.recipients)
)

select
    cast(coalesce(sum(looked_at.awards), 0) as bigint) as awards,
    cast(coalesce(
        sum(looked_at.awards) filter (listed.learner is not null), 0
    ) as bigint) as found,
    (select count(every.learner) from listed as every) as learners
from looked_at
inner join draft.main.alias on looked_at.id = alias.learner_id
left join listed on alias.learner = listed.learner
