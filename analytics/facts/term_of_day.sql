-- One row per day on which something was earned: the last term that had begun by then.
with earned as (
    select distinct earned_on as day
    from record.awards
),

begun as (
    select
        earned.day,
        term.term,
        row_number() over (
            partition by earned.day order by term.starts_on desc, term.term desc
        ) as place
    from earned
    inner join term on earned.day >= term.starts_on
)

select
    day,
    term
from begun
where place = 1
