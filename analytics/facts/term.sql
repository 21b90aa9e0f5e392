-- One row per term, numbered by its first day; ``part_of`` is the term that a session
-- is part of: the one that is said, else the only longer regular one that its days lie
-- in. What is said to be part of another isn't regular, unless that is said as well.
with numbered as (
    select
        cast(
            row_number() over (order by starts_on, ends_on, term_id) as integer
        ) as term,
        term_id,
        coalesce(name, term_id) as name,
        starts_on,
        coalesce(census_on, starts_on) as counted_on,
        ends_on,
        season,
        coalesce(
            regular,
            not exists (
                select 1
                from record.terms as whole
                where
                    terms.part_of = whole.term_id
                    and terms.term_id <> whole.term_id
            )
        ) as is_regular,
        part_of as said
    from record.terms
),

part as (
    select
        session.term,
        min(regular.term) as part_of
    from numbered as session
    inner join numbered as regular
        on
            not session.is_regular
            and regular.is_regular
            and session.starts_on >= regular.starts_on
            and session.ends_on <= regular.ends_on
            and session.ends_on - session.starts_on
            < regular.ends_on - regular.starts_on
    group by session.term
    having count(*) = 1
)

select
    numbered.term,
    numbered.term_id,
    numbered.name,
    numbered.starts_on,
    numbered.counted_on,
    numbered.ends_on,
    numbered.season,
    numbered.is_regular,
    coalesce(said.term, part.part_of) as part_of
from numbered
left join part on numbered.term = part.term
left join numbered as said
    on numbered.said = said.term_id and numbered.term <> said.term
order by numbered.term
