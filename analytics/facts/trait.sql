-- One row per learner, attribute and value that a filter or a pathway's audience may
-- ask for, and since when it holds (null: from the start).
select
    learner,
    attribute,
    value,
    cast(null as date) as since
from attribute
union all
select
    program.learner,
    'program' as attribute,
    program.program as value,
    min(term.starts_on) as since
from program
inner join term on program.term = term.term
group by program.learner, program.program
union all
select
    program.learner,
    'level' as attribute,
    program.level as value,
    min(term.starts_on) as since
from program
inner join term on program.term = term.term
where program.level is not null
group by program.learner, program.level
