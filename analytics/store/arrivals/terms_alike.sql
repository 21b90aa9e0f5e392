-- One row per id of a term that isn't among the terms, and that enrolments, awards,
-- programmes or learners name: how many enrolments do, and which terms are written
-- alike: the same but for blanks, capitals and punctuation, or the same season and
-- year (fall 2024, FA24, 2024-fall, F24).
with written as (
    select
        term_id,
        true as is_enrolment
    from draft.record.enrollments
    union all
    select
        unnest([awards.earned_term, programs.term_id, learners.entry_term]) as term_id,
        false as is_enrolment
    from (select distinct earned_term from draft.record.awards) as awards
    full join (select distinct term_id from draft.record.programs) as programs on false
    full join (select distinct entry_term from draft.record.learners) as learners
        on false
),

said as (
    select
        term_id,
        null as known,
        count(*) filter (is_enrolment) as enrolments,
        term_id as text
    from written
    where term_id not in (select terms.term_id from draft.record.terms)
    group by term_id
    union all
    select
        null as term_id,
        terms.term_id as known,
        0 as enrolments,
        unnest([terms.term_id, terms.name, concat(season, year(starts_on))]) as text
    from draft.record.terms
),

plain as (
    select
        *,
        regexp_replace(lower(text), '[^\p{L}\p{N}]', '', 'g') as same,
        regexp_full_match(same, '(20)?[0-9]{2}[a-z]+|[a-z]+(20)?[0-9]{2}') as is_dated,
        regexp_extract(same, '[a-z]+') as word
    from said
),

keyed as (
    select
        *,
        case
            when not is_dated then null
            when word in ('fall', 'autumn', 'fa', 'au', 'f') then 'fall'
            when word in ('spring', 'spr', 'sp', 's') then 'spring'
            when word in ('summer', 'sum', 'su', 'u') then 'summer'
            when word in ('winter', 'win', 'wi', 'w') then 'winter'
        end || right(regexp_extract(same, '[0-9]+'), 2) as season
    from plain
)

select
    one.term_id,
    one.enrolments,
    list_sort(list(distinct other.known) filter (other.known is not null)) as alike
from keyed as one
left join keyed as other
    on other.known is not null and (one.same = other.same or one.season = other.season)
where one.term_id is not null
group by one.term_id, one.enrolments
order by one.term_id
