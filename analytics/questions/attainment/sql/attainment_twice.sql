-- One row per piece of work and criterion that two assessors scored (the first two, by
-- name, of more): the group of its learner, its part, and what each found.
with numbered as (
    select
        learner,
        achievement_id,
        criterion,
        submitted,
        outcome,
        level,
        row_number() over (
            partition by learner, achievement_id, criterion, submitted
            order by assessor
        ) as place
    from attainment_scored
    where assessor is not null and outcome <> 'waiting'
),

paired as (
    select
        one.learner,
        one.achievement_id,
        one.criterion,
        one.submitted,
        one.outcome,
        one.level,
        other.outcome as other_outcome,
        other.level as other_level
    from numbered as one
    inner join numbered as other
        on
            one.learner = other.learner
            and one.achievement_id = other.achievement_id
            and one.criterion is not distinct from other.criterion
            and one.submitted is not distinct from other.submitted
    where one.place = 1 and other.place = 2
)

select
    split.label,
    case
        when $split = 'criterion' then coalesce(paired.criterion, 'not given')
        else paired.achievement_id
    end as part,
    paired.outcome,
    paired.other_outcome,
    paired.level,
    paired.other_level
from paired
inner join split on paired.learner = split.learner
order by all
