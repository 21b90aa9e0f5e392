-- One row: whether anything is known of what a caseload goes by.
select
    (
        select count(*) > 0
        from program
        where expected_graduation is not null
    ) as graduations,
    (
        select count(*) > 0
        from award
        where claimed_on is not null
    )
    or (
        select count(*) > 0
        from record.credentials
        where acceptance is not null
    ) as claims,
    (
        select count(*) > 0
        from record.assessments
    ) as assessments,
    (
        select count(*) > 0
        from enrolled
        where at_census
    ) as enrolments
