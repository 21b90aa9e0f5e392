-- One row per learner and pathway: the day of their first achievement of it.
select
    first_earned.learner,
    pathway_achievement.pathway,
    min(first_earned.earned_on) as entered_on
from first_earned
inner join pathway_achievement
    on first_earned.achievement = pathway_achievement.achievement
group by first_earned.learner, pathway_achievement.pathway
