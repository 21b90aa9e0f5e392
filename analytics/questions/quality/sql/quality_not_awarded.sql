-- One row per learner and milestone whose step they completed, and which they don't
-- hold: the day on which it was due first.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    min(pathway.pathway_id) as pathway,
    min(step_completed.completed_on) as day,
    case
        when bool_or(taken.learner is not null) then 'an award of it was revoked'
    end as detail
from milestone
inner join step_completed
    on
        milestone.pathway = step_completed.pathway
        and milestone.step = step_completed.step
inner join tied
    on
        step_completed.learner = tied.learner
        and step_completed.pathway = tied.pathway
inner join quality_meant as meant
    on tied.learner = meant.learner and tied.pathway = meant.pathway
inner join learner on step_completed.learner = learner.learner
inner join achievement on milestone.achievement = achievement.achievement
inner join pathway on milestone.pathway = pathway.pathway
left join (
    select distinct
        award.learner,
        award.achievement
    from award
    where award.revoked_from is not null
) as taken
    on
        step_completed.learner = taken.learner
        and milestone.achievement = taken.achievement
left join first_earned
    on
        step_completed.learner = first_earned.learner
        and milestone.achievement = first_earned.achievement
where first_earned.learner is null
group by learner.learner_id, achievement.achievement_id
