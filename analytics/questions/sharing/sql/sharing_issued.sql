-- One row per learner of the population who completed a pathway, and achievement they
-- hold: the day on which it was first issued, under the name that completion reads.
select
    award.learner,
    award.achievement,
    min(award.issued_on) as earned_on
from award
inner join population on award.learner = population.learner
where
    award.revoked_from is null
    and award.issued_on <= $day
    and award.learner in (
        select step_completed.learner
        from step_completed
        where step_completed.step = 0
    )
group by award.learner, award.achievement
