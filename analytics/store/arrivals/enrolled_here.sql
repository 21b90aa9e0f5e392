-- One row: how many enrolments there are, how many of them are here, and how many
-- institutions they name.
select
    count(*) as enrolments,
    count(here.name) as found,
    count(distinct lower(enrollments.institution)) as institutions
from draft.record.enrollments
left join draft.main.here on coalesce(enrollments.institution, '') = here.name
