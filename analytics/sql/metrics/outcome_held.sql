-- One row per learner at the landmark and achievement that had been issued (and, where
-- it was claimed, claimed) by that day and still stood: since when. When it was earned
-- says nothing.
select
    award.learner,
    award.achievement,
    min(greatest(award.issued_on, award.claimed_on)) as earned_on
from award
inner join outcome_at as placed on award.learner = placed.learner
where
    placed.is_at_landmark
    and award.issued_on <= placed.landmark_on
    and coalesce(award.claimed_on <= placed.landmark_on, true)
    and coalesce(award.revoked_from > placed.landmark_on, true)
group by award.learner, award.achievement
