-- One row per achievement: the median of days that learners, whoever's, took from the
-- one they earned before it. Retroactive awards tell nothing of that and are left out.
with earned as (
    select
        learner,
        achievement,
        min(earned_on) as earned_on
    from whole_award
    where revoked_from is null and not is_retroactive
    group by learner, achievement
),

spaced as (
    select
        achievement,
        earned_on - lag(earned_on) over (
            partition by learner order by earned_on, achievement
        ) as days
    from earned
)

select
    achievement.achievement_id,
    median(spaced.days) as days
from spaced
inner join achievement on spaced.achievement = achievement.achievement
group by achievement.achievement_id
