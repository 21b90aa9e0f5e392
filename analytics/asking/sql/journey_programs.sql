-- One row per programme of study in the learner's latest term.
select distinct
    program.program,
    program.is_primary
from program
where
    program.learner = $learner
    and program.term = (
        select max(own.term)
        from program as own
        inner join term on own.term = term.term
        where own.learner = $learner and term.starts_on <= $day
    )
order by program.is_primary desc, program.program asc
