-- One row per award of the population that was issued by the day: which of its source's
-- awards of the achievement to the learner it is, standing and revoked ones apart. With
-- $since, only of achievements that were issued to the learner, or shared, since then.
with lately as (
    select
        learner,
        achievement
    from award
    where issued_on >= $since
    union
    select
        learner,
        achievement
    from share
    where shared_on >= $since
)

select
    award.learner,
    award.achievement,
    award.award_id,
    award.issued_on,
    award.claimed_on,
    award.expires_on,
    award.revoked_from,
    award.visibility,
    award.is_retroactive,
    award.tells_claims,
    award.claimed_on is not null
    or coalesce(award.acceptance = 'accepted', false) as is_claimed,
    row_number() over (
        partition by
            award.learner,
            award.achievement,
            award.source,
            award.revoked_from is null
        order by award.earned_on, award.issued_on, award.award_id
    ) as turn
from award
inner join population on award.learner = population.learner
where
    award.issued_on <= $day
    and (
        $since is null
        or (award.learner, award.achievement) in (
            select (lately.learner, lately.achievement) from lately
        )
    )
