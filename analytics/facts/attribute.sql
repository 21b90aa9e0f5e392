-- One row per learner and attribute that has a value; entry term and type among them.
with told as (
    select
        alias.learner,
        attributes.attribute,
        attributes.value,
        row_number() over (
            partition by alias.learner, attributes.attribute
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
        ) as place
    from record.attributes
    inner join alias on attributes.learner_id = alias.learner_id
)

select
    learner,
    attribute,
    value
from told
where place = 1
union all
select
    learner,
    'entry_term' as attribute,
    entry_term as value
from learner
where entry_term is not null
union all
select
    learner,
    'entry_type' as attribute,
    entry_type as value
from learner
where entry_type is not null
order by learner, attribute
