-- One row: standing awards of the population, issued between two days, that a platform
-- says were accepted without telling the day; and those whose source tells of no claim.
select
    count(*) filter (
        where award.claimed_on is null and award.acceptance = 'accepted'
    ) as undated,
    count(*) filter (where not award.tells_claims) as silent
from award
inner join population on award.learner = population.learner
where
    award.revoked_from is null
    and award.issued_on between $since and $until
