-- One row: learners enrolled at a term's census, and those of them who hold at least
-- one achievement by the day.
select
    count(*) as enrolled,
    count(*) filter (
        where exists (
            select 1
            from first_earned
            where
                first_earned.learner = enrolled.learner
                and first_earned.earned_on <= $until
        )
    ) as holding
from enrolled
inner join population on enrolled.learner = population.learner
where enrolled.term = $term and enrolled.at_census
