-- One row per group, regular term since entry, side (exposed by its census or not) and
-- pattern of what was known (at entry; amounts, and grades so far, in fifths): learners
-- followed in it, and how many of them were gone by the next one.
with asked as (
    select
        unnest(cast($attributes as varchar[])) as attribute,
        unnest(cast($amounts as boolean[])) as is_amount
),

known as (
    select
        spell.learner,
        asked.attribute,
        asked.is_amount,
        attribute.value,
        percent_rank() over (
            partition by asked.attribute, attribute.value is null
            order by try_cast(attribute.value as double)
        ) as place
    from (select distinct learner from outcome_spell) as spell
    cross join asked
    left join attribute
        on
            spell.learner = attribute.learner
            and asked.attribute = attribute.attribute
),

told as (
    select
        learner,
        list(
            case
                when is_amount and value is not null
                    then 'fifth ' || cast(least(floor(place * 5), 4) + 1 as integer)
                else value
            end
            order by attribute
        ) as vouched
    from known
    group by learner
)

select
    split.label,
    spell.place,
    cohort.term_id as cohort,
    member.entry_type,
    member.load,
    member.level,
    'fifth ' || grades.fifth as grade_points,
    told.vouched,
    exposed.learner is not null as exposed,
    count(*) as at_risk,
    count(*) filter (where spell.is_gone) as gone
from outcome_spell as spell
inner join split on spell.learner = split.learner
inner join term as cohort on spell.cohort = cohort.term
inner join retention_member as member
    on spell.learner = member.learner and spell.cohort = member.term
left join told on spell.learner = told.learner
left join outcome_grades as grades
    on spell.learner = grades.learner and spell.place = grades.place
left join outcome_exposed_terms as exposed
    on spell.learner = exposed.learner and spell.place = exposed.place
group by all
order by all
