-- One row per award of the population that was earned before its learner entered (where
-- no day of entry is known: before the first day of the term in which they did). Days
-- that stand for none are apart.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.earned_on as day,
    concat('entered on ', coalesce(learner.entry_on, term.starts_on)) as detail
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
left join term on learner.entry_term = term.term_id
where
    award.earned_on < coalesce(learner.entry_on, term.starts_on)
    and not list_contains($defaults, award.earned_on)
