-- One row: learners enrolled at a term's census, and those of them who hold at least
-- one achievement that they had earned, and that had been issued, by the day.
select
    count(*) as enrolled,
    count(*) filter (
        where exists (
            select 1
            from award
            where
                award.learner = enrolled.learner
                and award.revoked_from is null
                and award.earned_on <= $until
                and award.issued_on <= $until
        )
    ) as holding
from enrolled
inner join population on enrolled.learner = population.learner
where enrolled.term = $term and enrolled.at_census
