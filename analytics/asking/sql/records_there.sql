-- One row per table of the records, or kind of achievement, of which there is anything.
-- Enrolments are there where one stood at a census; without terms none can be told.
select told.what
from (
    values
    ('learners', exists (select 1 from record.learners)),
    ('merges', exists (select 1 from record."merges")),
    ('achievements', exists (select 1 from record.achievements)),
    ('activities', exists (select 1 from record.activities)),
    ('assessments', exists (select 1 from record.assessments)),
    ('shares', exists (select 1 from record.shares)),
    ('views', exists (select 1 from record.views)),
    ('terms', exists (select 1 from record.terms)),
    (
        'enrollments',
        exists (select 1 from whole_enrolled where at_census)
        or (
            not exists (select 1 from record.terms)
            and exists (select 1 from record.enrollments)
        )
    ),
    ('completions', exists (select 1 from record.completions)),
    ('searches', exists (select 1 from record.searches)),
    ('declared', exists (select 1 from record.declared)),
    ('pathways', exists (select 1 from record.pathways)),
    ('credentials', exists (select 1 from record.credentials)),
    ('recipients', exists (select 1 from record.recipients)),
    (
        'micro_credentials',
        exists (select 1 from achievement where kind = 'MicroCredential')
    ),
    (
        'credential_kinds',
        exists (select 1 from achievement where kind = 'Credential')
    )
) as told (what, is_there)
where told.is_there
