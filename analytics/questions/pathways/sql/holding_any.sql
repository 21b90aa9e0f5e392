-- One row per learner of the population who holds one of the named achievements: their
-- group.
select
    split.learner,
    split.label
from split
where split.learner in (
    select first_earned.learner
    from first_earned
    inner join achievement on first_earned.achievement = achievement.achievement
    where achievement.achievement_id in (select unnest($names))
)
