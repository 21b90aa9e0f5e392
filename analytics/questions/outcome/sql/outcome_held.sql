-- One row per learner at the landmark and achievement that had been issued ($by_claim:
-- and claimed) by that day and still stood: since when, in work that began when at the
-- latest, and how many awards of it have only an assumed day of issue. `is_late`: it
-- had only been earned, and was issued retroactively once the outcome was over.
select
    award.learner,
    award.achievement,
    award.issued_on > placed.landmark_on as is_late,
    min(
        case
            when award.issued_on > placed.landmark_on then award.earned_on
            when $by_claim then greatest(award.issued_on, award.claimed_on)
            else award.issued_on
        end
    ) as earned_on,
    min(
        least(award.issued_on, coalesce(term.starts_on, award.earned_on))
    ) as opened_on,
    count(*) as awards,
    count(*) filter (where award.is_issue_assumed and not $by_claim) as assumed
from award
inner join outcome_at as placed on award.learner = placed.learner
left join term on award.term = term.term
where
    placed.is_at_landmark
    and coalesce(award.revoked_from > placed.landmark_on, true)
    and case
        when award.issued_on <= placed.landmark_on
            then
                not $by_claim
                or coalesce(award.claimed_on <= placed.landmark_on, false)
        else
            award.is_retroactive
            and award.earned_on <= placed.landmark_on
            and award.issued_on > placed.until
            and placed.left_out is null
    end
group by award.learner, award.achievement, award.issued_on > placed.landmark_on
