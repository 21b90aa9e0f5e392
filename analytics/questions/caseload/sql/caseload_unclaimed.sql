-- One row per learner of the population and milestone that was issued by a day, of
-- which no award was claimed, accepted or rejected, and its sources tell of claims:
-- since when.
select
    award.learner,
    achievement.achievement_id,
    min(award.issued_on) as since
from award
inner join population on award.learner = population.learner
inner join achievement on award.achievement = achievement.achievement
where award.revoked_from is null and achievement.is_milestone
group by award.learner, achievement.achievement_id
having
    min(award.issued_on) <= $before
    and bool_and(
        award.tells_claims
        and award.claimed_on is null
        and coalesce(award.acceptance, '') not in ('accepted', 'rejected')
    )
order by award.learner, since, achievement.achievement_id
