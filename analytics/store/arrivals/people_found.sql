-- One row: how many people the awards that came are of, how many of them are in the
-- roster, how many of the others look like somebody, and how many learners it has.
with listed as (
    select distinct alias.learner
    from draft.record.learners
    inner join draft.main.alias on learners.learner_id = alias.learner_id
    where learners.learner_id not in (select recipient_id from draft.record.recipients)
)

select
    count(*) as people,
    count(listed.learner) as found,
    count(*) filter (
        listed.learner is null
        and came_to.id in (select recipient_id from draft.main.proposal)
    ) as alike,
    (select count(every.learner) from listed as every) as learners
from came_to
inner join draft.main.alias on came_to.id = alias.learner_id
left join listed on alias.learner = listed.learner
