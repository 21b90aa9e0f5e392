-- One row per award of an achievement (null: any) to a learner of a cohort: the day
-- since which they had it in hand (issued, $by_claim: and claimed), and until when.
select
    spell.learner,
    if(
        $by_claim, greatest(award.issued_on, award.claimed_on), award.issued_on
    ) as since,
    award.revoked_from as until
from (select distinct learner from outcome_spell) as spell
inner join award on spell.learner = award.learner
where
    ($achievement is null or award.achievement = $achievement)
    and (not $by_claim or award.claimed_on is not null)
