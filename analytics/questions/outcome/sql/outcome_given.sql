-- One row per award of an achievement (null: any) to a learner of a cohort: the day
-- since which they had it in hand (issued, or claimed where that came later and that is
-- asked for), and until when.
select
    spell.learner,
    case
        when $by_issue then award.issued_on
        else greatest(award.issued_on, award.claimed_on)
    end as since,
    award.revoked_from as until
from (select distinct learner from outcome_spell) as spell
inner join award on spell.learner = award.learner
where $achievement is null or award.achievement = $achievement
