-- One row: unrevoked awards of the population (of an achievement, or any) of which
-- nobody tells whether they were claimed, or when.
select count(*) as awards
from award
inner join population on award.learner = population.learner
inner join achievement on award.achievement = achievement.achievement
where
    award.revoked_from is null
    and award.claimed_on is null
    and (
        not award.tells_claims
        or coalesce(award.acceptance = 'accepted', false)
    )
    and coalesce(achievement.achievement_id = cast($of as varchar), true)
