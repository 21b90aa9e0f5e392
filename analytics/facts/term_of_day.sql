-- One row per day on which something was earned and term that it may count in, the
-- first choice first (``place``): the terms that the day lies in, else the last that
-- had begun by then and what that is part of. Regular ones come before others, then
-- the one that began last.
with earned as (
    select distinct earned_on as day
    from record.awards
),

begun as (
    select
        earned.day,
        term.term,
        term.part_of,
        term.is_regular,
        term.starts_on,
        earned.day <= term.ends_on as is_in,
        row_number() over (
            partition by earned.day order by term.starts_on desc, term.term desc
        ) as back
    from earned
    inner join term on earned.day >= term.starts_on
),

told as (
    select
        begun.*,
        bool_or(begun.is_in) over (partition by begun.day) as is_in_any,
        first_value(begun.part_of) over (
            partition by begun.day order by begun.back
        ) as whole
    from begun
)

select
    day,
    term,
    row_number() over (
        partition by day order by is_regular desc, starts_on desc, term desc
    ) as place
from told
where is_in or (not is_in_any and (back = 1 or coalesce(term = whole, false)))
