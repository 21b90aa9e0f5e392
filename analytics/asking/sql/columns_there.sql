-- One row per column of the records, or what several tell, in which anything stands.
select distinct told.what
from (
    values
    (
        'learners.entry',
        (
            select count(*) from record.learners
            where
                entry_on is not null
                or entry_term in (select term_id from record.terms)
        )
    ),
    ('learners.entry_type', (select count(entry_type) from record.learners)),
    ('learners.deceased_on', (select count(deceased_on) from record.learners)),
    ('exclusions', (select count(deceased_on) from record.learners)),
    (
        'exclusions',
        (
            select count(*) from whole_attribute
            where attribute = 'cohort_exclusion'
        )
    ),
    (
        'programs.expected_graduation',
        (select count(expected_graduation) from record.programs)
    ),
    ('achievements.offered_to', (select count(offered_to) from record.achievements)),
    ('assessments.outcome', (select count(outcome) from record.assessments)),
    ('assessments.level', (select count(level) from record.assessments)),
    ('awards.issued_on', (select count(issued_on) from record.awards)),
    ('awards.claimed_on', (select count(claimed_on) from record.awards)),
    ('awards.claimed', (select count(claimed_on) from record.awards)),
    (
        'shares.claimed',
        (
            select count(claimed_on) from record.awards
            where exists (select 1 from record.shares)
        )
    ),
    ('awards.claimed', (select count(acceptance) from whole_award)),
    ('awards.visibility', (select count(visibility) from record.awards)),
    ('terms.census_on', (select count(census_on) from record.terms)),
    ('enrollments.status', (select count(status) from record.enrollments)),
    ('enrollments.status_on', (select count(status_on) from record.enrollments)),
    (
        'enrollments.status_on',  -- where nobody left there is no day to know
        (
            select count(*) filter (where number = 0)
            from (
                select count(nullif(status, 'enrolled')) as number
                from record.enrollments
            ) as leaving
        )
    ),
    ('enrollments.load', (select count(load) from record.enrollments))
) as told (what, number)
where told.number > 0
