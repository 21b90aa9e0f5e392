-- One row per attribute and value of the learners in scope, of attributes with at
-- most so many values.
with found as (
    select distinct
        trait.attribute,
        trait.value
    from trait
    inner join population on trait.learner = population.learner
    where trait.value is not null
),

sized as (
    select
        attribute,
        value,
        count(*) over (partition by attribute) as values_of_it
    from found
)

select
    attribute,
    value
from sized
where values_of_it <= $most
order by attribute, value
