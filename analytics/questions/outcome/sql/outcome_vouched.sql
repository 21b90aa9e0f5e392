-- One row per learner who is compared: the value of one attribute that the asker says
-- tells what was so at entry, and as a number where it is one.
select
    people.learner,
    attribute.value,
    try_cast(attribute.value as double) as number
from outcome_at as people
left join attribute
    on people.learner = attribute.learner and attribute.attribute = $attribute
where people.left_out is null
order by people.learner
