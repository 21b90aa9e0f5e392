-- One row per learner who is followed and achievement that they have in hand: since the
-- day on which it was issued (or claimed, where that came later and that is asked for).
-- Revoked ones aren't.
select
    spell.learner,
    award.achievement,
    min(
        case
            when $by_issue then award.issued_on
            else greatest(award.issued_on, award.claimed_on)
        end
    ) as earned_on
from (select distinct learner from outcome_spell) as spell
inner join award on spell.learner = award.learner
where coalesce(award.revoked_from > $day, true)
group by spell.learner, award.achievement
