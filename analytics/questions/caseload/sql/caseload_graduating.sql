-- One row per learner of the population whose latest expected graduation is the term
-- under way (between terms: the next one), by its id or name, or as a day in it or
-- within $grace days after; and the last day of that term.
with ahead as (
    select
        term_id,
        name,
        starts_on,
        ends_on
    from term
    where ends_on >= $day
),

current_term as (
    select *
    from ahead
    where
        starts_on <= greatest(
            $day, (select min(each_one.starts_on) from ahead as each_one)
        )
),

expected as (
    select
        program.learner,
        lower(trim(program.expected_graduation)) as term,
        try_cast(program.expected_graduation as date) as day,
        rank() over (
            partition by program.learner order by program.term desc
        ) as place
    from program
    inner join population on program.learner = population.learner
    inner join term on program.term = term.term
    where program.expected_graduation is not null and term.starts_on <= $day
)

select
    expected.learner,
    max(current_term.ends_on) as until
from expected
inner join current_term
    on
        expected.term in (lower(current_term.term_id), lower(current_term.name))
        or expected.day between
        current_term.starts_on and current_term.ends_on + cast($grace as integer)
where expected.place = 1
group by expected.learner
