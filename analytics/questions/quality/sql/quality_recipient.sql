-- One row per recipient of credentials of whom it isn't known who it is, on some day
-- on which something was issued to them: nobody was known by it, or several were.
with worst as (
    select
        recipient_id,
        case
            when bool_or(matched_by = 'ambiguous') then 'ambiguous'
            when bool_or(matched_by = 'unknown') then 'unknown'
        end as matched_by,
        min(issued_on) filter (where survivor is null) as day
    from recognised
    group by recipient_id
)

select
    worst.recipient_id as other,
    worst.day
from worst
inner join alias on worst.recipient_id = alias.learner_id
inner join population on alias.learner = population.learner
where worst.matched_by = $matched_by
