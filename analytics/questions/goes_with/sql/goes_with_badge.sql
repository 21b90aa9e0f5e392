-- One row per achievement that any of those followed earned in the early window: how
-- many did and completed; the same of those who didn't.
with whole as (
    select
        count(*) as people,
        count(*) filter (where is_completed) as completed
    from followed_long
),

early as (
    select
        first_earned.achievement,
        count(*) as people,
        count(*) filter (where followed_long.is_completed) as completed
    from followed_long
    inner join first_earned on followed_long.learner = first_earned.learner
    where
        first_earned.earned_on
        between followed_long.entered_on
        and followed_long.entered_on + cast($early as integer)
    group by first_earned.achievement
)

select
    achievement.achievement_id,
    achievement.name,
    early.people,
    early.completed,
    whole.people - early.people as others,
    whole.completed - early.completed as others_completed,
    early.achievement in (
        select pathway_achievement.achievement
        from pathway_achievement
        where pathway_achievement.pathway = $pathway
    ) as is_of_pathway
from early
cross join whole
inner join achievement on early.achievement = achievement.achievement
order by achievement.achievement_id
