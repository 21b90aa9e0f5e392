-- One row per counted learner whose horizon is over and who hadn't completed the
-- pathway by the end of the early window: that day, and whether they did within the
-- horizon.
with people as (
    select distinct
        learner,
        entered_on
    from counted
)

select
    people.learner,
    people.entered_on,
    people.entered_on + cast($early as integer) as early_until,
    coalesce(
        done.completed_on <= people.entered_on + cast($within as integer), false
    ) as is_completed
from people
left join step_completed as done
    on
        people.learner = done.learner
        and done.pathway = $pathway
        and done.step = 0
where
    people.entered_on + cast($within as integer) <= $day
    and coalesce(done.completed_on > people.entered_on + cast($early as integer), true)
