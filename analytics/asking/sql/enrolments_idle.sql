-- One row where enrolments were loaded and none stood at a census here: why. None of
-- them is here; or those that are name no term that was loaded; or all had ended.
select
    case
        when count(here.name) = 0 then 'enrollments.here'
        when count(term.term) filter (here.name is not null) = 0
            then 'enrollments.term'
        else 'enrollments.standing'
    end as what
from record.enrollments
left join here on coalesce(enrollments.institution, '') = here.name
left join term on enrollments.term_id = term.term_id
having count(*) > 0
