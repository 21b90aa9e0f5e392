-- One row per learner whom a version of a pathway judges, who has not completed it, and
-- achievement that they hold (null where none).
select
    learner.learner_id,
    achievement.achievement_id
from tied
inner join learner on tied.learner = learner.learner
left join first_earned on tied.learner = first_earned.learner
left join achievement on first_earned.achievement = achievement.achievement
where
    tied.pathway = $pathway
    and tied.learner not in (
        select step_completed.learner
        from step_completed
        where step_completed.pathway = $pathway and step_completed.step = 0
    )
