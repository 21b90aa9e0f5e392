-- One row: whether an attribute is an amount: numbers only, and more than $most of
-- them.
select
    count(distinct attribute.value) > $most
    and bool_and(try_cast(attribute.value as double) is not null) as is_amount
from population
inner join attribute on population.learner = attribute.learner
where attribute.attribute = $attribute
