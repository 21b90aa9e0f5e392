-- One row per step of `lacking`: how many of its people are here, and why they may
-- lack it: work waits for assessment, one of its badges was on offer since, or, of one
-- at least, nothing was loaded that tells where it is offered.
with wanted as (
    select
        lacking.step,
        lacking.learner,
        lacking.since,
        leaf_below.achievement_id
    from lacking
    inner join leaf_below on lacking.step = leaf_below.step
    where lacking.is_here
),

waiting as (
    select distinct
        wanted.step,
        wanted.learner
    from wanted
    inner join alias on wanted.learner = alias.learner
    inner join recorded_assessments as assessments
        on
            alias.learner_id = assessments.learner_id
            and wanted.achievement_id = assessments.achievement_id
    where
        assessments.outcome = 'waiting'
        and coalesce(assessments.submitted_on <= $day, true)
        and not exists (
            select 1
            from recorded_assessments as scored
            where
                scored.learner_id = assessments.learner_id
                and scored.achievement_id = assessments.achievement_id
                and scored.criterion is not distinct from assessments.criterion
                and scored.submitted_on is not distinct from assessments.submitted_on
                and scored.outcome <> 'waiting'
        )
),

offered as (
    select distinct
        wanted.step,
        wanted.learner
    from wanted
    inner join record.activities
        on wanted.achievement_id = activities.achievement_id
    left join term on activities.term_id = term.term_id
    where
        activities.term_id is null
        or (
            term.starts_on <= $day
            and coalesce(activities.register_by, term.ends_on) >= wanted.since
        )
),

untold as (
    select distinct step
    from leaf_below
    where achievement_id not in (select achievement_id from record.activities)
)

select
    lacking.step,
    count(*) filter (where lacking.is_here) as here,
    count(waiting.learner) as waiting,
    count(offered.learner) filter (where waiting.learner is null) as offered,
    bool_or(untold.step is not null) as is_untold
from lacking
left join waiting
    on lacking.step = waiting.step and lacking.learner = waiting.learner
left join offered
    on lacking.step = offered.step and lacking.learner = offered.learner
left join untold on lacking.step = untold.step
group by lacking.step
