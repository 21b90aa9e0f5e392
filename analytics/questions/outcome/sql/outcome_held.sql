-- One row per learner at the landmark and achievement that had been issued (and, where
-- it was claimed, claimed) by that day and still stood: since when. `is_late`: it had
-- only been earned, and was issued retroactively once the outcome was over.
select
    award.learner,
    award.achievement,
    award.issued_on > placed.landmark_on as is_late,
    min(
        case
            when award.issued_on > placed.landmark_on then award.earned_on
            when $by_issue then award.issued_on
            else greatest(award.issued_on, award.claimed_on)
        end
    ) as earned_on
from award
inner join outcome_at as placed on award.learner = placed.learner
where
    placed.is_at_landmark
    and coalesce(award.revoked_from > placed.landmark_on, true)
    and case
        when award.issued_on <= placed.landmark_on
            then $by_issue or coalesce(award.claimed_on <= placed.landmark_on, true)
        else
            award.is_retroactive
            and award.earned_on <= placed.landmark_on
            and award.issued_on > placed.until
            and placed.left_out is null
    end
group by award.learner, award.achievement, award.issued_on > placed.landmark_on
