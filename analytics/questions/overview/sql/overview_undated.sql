-- One row: standing awards of the population, issued between two days, that a platform
-- says were accepted without telling the day.
select count(*) as undated
from award
inner join population on award.learner = population.learner
where
    award.revoked_from is null
    and award.claimed_on is null
    and award.issued_on between $since and $until
    and award.acceptance = 'accepted'
