-- One row: of the awards that those who are compared had been issued by the landmark,
-- and that would expose them once claimed, how many there are, and of how many nobody
-- tells whether they were claimed, or when.
select
    count(*) as awards,
    count(*) filter (
        where award.claimed_on is null
        and (
            not award.tells_claims
            or coalesce(award.acceptance = 'accepted', false)
        )
    ) as untold
from outcome_people as people
inner join award on people.learner = award.learner
where
    people.left_out is null
    and award.issued_on <= people.landmark_on
    and coalesce(award.revoked_from > people.landmark_on, true)
    and coalesce(
        list_contains(cast($achievements as integer[]), award.achievement), true
    )
