-- One row per learner of the population who stood enrolled in so many regular terms,
-- over by the day, that began after the term of their last achievement.
with latest as (
    select
        award.learner,
        max(award.earned_on) as earned_on,
        max(coalesce(term.starts_on, award.earned_on)) as since
    from award
    inner join population on award.learner = population.learner
    left join term on award.term = term.term
    where award.revoked_from is null
    group by award.learner
)

select
    latest.learner,
    count(*) as terms,
    latest.earned_on
from latest
inner join enrolled on latest.learner = enrolled.learner
inner join term on enrolled.term = term.term
where
    enrolled.at_census
    and term.is_regular
    and term.ends_on <= $day
    and term.starts_on > latest.since
group by latest.learner, latest.earned_on
having count(*) >= $terms
order by latest.learner
