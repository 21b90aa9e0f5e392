-- One row per learner of the population: where they stand, for lists of those who
-- can go on here. Of whom nothing tells whether they are enrolled, and who earned
-- nothing for a year, it isn't known that they are still there.
with latest as (
    select
        award.learner,
        max(award.earned_on) as earned_on
    from award
    inner join population on award.learner = population.learner
    where award.revoked_from is null
    group by award.learner
)

select
    whereabouts.learner,
    case
        when
            whereabouts.standing = 'unknown'
            and latest.earned_on < cast($day as date) - 365
            then 'with nothing known of them for a year'
        else whereabouts.standing
    end as standing
from whereabouts
left join latest on whereabouts.learner = latest.learner
