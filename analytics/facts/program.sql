-- One row per learner, term and programme of study.
select distinct
    alias.learner,
    term.term,
    programs.program,
    programs.level,
    programs.expected_graduation,
    coalesce(programs."primary", false) as is_primary
from record.programs
inner join alias on programs.learner_id = alias.learner_id
inner join term on programs.term_id = term.term_id
