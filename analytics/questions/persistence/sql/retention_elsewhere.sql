-- One row: whether anything was loaded that tells of enrolment elsewhere.
select
    exists (select 1 from record.spells) or exists (select 1 from record.searches)
        as is_known
