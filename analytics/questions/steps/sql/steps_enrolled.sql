-- One row per learner of the population and regular term in which they stood enrolled
-- at the census: it follows a step that was taken in the regular term before (since its
-- first day, before this one's).
with regular as (
    select
        term,
        starts_on,
        counted_on,
        lag(starts_on) over (order by starts_on, term) as since
    from term
    where is_regular
)

select
    enrolled.learner,
    regular.counted_on as day,
    cast(null as timestamp) as instant,
    regular.since,
    regular.starts_on as before,
    cast($fits as bigint) as fits
from enrolled
inner join population on enrolled.learner = population.learner
inner join regular on enrolled.term = regular.term
where enrolled.at_census and regular.since is not null
