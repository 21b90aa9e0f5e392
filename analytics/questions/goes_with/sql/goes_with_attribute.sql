-- One row per attribute and value of those followed: how many have it and how many of
-- them completed; the same of those whose value is another one.
with counts as (
    select
        attribute.attribute,
        attribute.value,
        count(*) as people,
        count(*) filter (where followed_long.is_completed) as completed
    from followed_long
    inner join attribute on followed_long.learner = attribute.learner
    group by attribute.attribute, attribute.value
)

select
    attribute,
    value,
    people,
    completed,
    sum(people) over whole - people as others,
    sum(completed) over whole - completed as others_completed,
    count(*) over whole as choices
from counts
window whole as (partition by attribute)
order by attribute, value
