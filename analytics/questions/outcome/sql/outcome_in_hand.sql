-- One row per learner who is followed and achievement that they have in hand: since the
-- day on which it was issued ($by_claim: and claimed). Revoked ones aren't.
select
    spell.learner,
    award.achievement,
    min(
        if($by_claim, greatest(award.issued_on, award.claimed_on), award.issued_on)
    ) as earned_on
from (select distinct learner from outcome_spell) as spell
inner join award on spell.learner = award.learner
where
    coalesce(award.revoked_from > $day, true)
    and (not $by_claim or award.claimed_on is not null)
group by spell.learner, award.achievement
