-- One row per learner of a pathway's basis, judged by this version, who holds one of
-- the named achievements: their group.
select
    split.learner,
    split.label
from split
inner join of_basis on split.learner = of_basis.learner
inner join judged on split.learner = judged.learner and judged.pathway = $pathway
where split.learner in (
    select first_earned.learner
    from first_earned
    inner join achievement on first_earned.achievement = achievement.achievement
    where achievement.achievement_id in (select unnest($names))
)
