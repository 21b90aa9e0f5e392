-- One row per learner whose work waits, on the day, in an activity of the assessor's:
-- in one whose work they have assessed, or that is in their hands itself.
with own as (
    select distinct activity_id
    from record.assessments
    where assessor = $viewer and activity_id is not null
)

select distinct alias.learner
from record.assessments as work
inner join whole_alias as alias on work.learner_id = alias.learner_id
left join own on work.activity_id = own.activity_id
where
    work.outcome = 'waiting'
    and coalesce(work.submitted_on <= $day, true)
    and (own.activity_id is not null or work.assessor = $viewer)
