-- One row per table of the records, or column of one, in which there is anything.
select told.what
from (
    values
    ('learners', exists (select 1 from record.learners)),
    (
        'learners.entry',
        exists (
            select 1 from record.learners
            where entry_on is not null or entry_term is not null
        )
    ),
    (
        'learners.deceased_on',
        exists (select 1 from record.learners where deceased_on is not null)
    ),
    ('merges', exists (select 1 from record."merges")),
    (
        'programs.expected_graduation',
        exists (select 1 from record.programs where expected_graduation is not null)
    ),
    ('achievements', exists (select 1 from record.achievements)),
    (
        'achievements.offered_to',
        exists (select 1 from record.achievements where offered_to is not null)
    ),
    ('activities', exists (select 1 from record.activities)),
    (
        'awards.issued_on',
        exists (select 1 from record.awards where issued_on is not null)
    ),
    (
        'awards.claimed_on',
        exists (select 1 from record.awards where claimed_on is not null)
    ),
    (
        'awards.claimed',
        exists (select 1 from record.awards where claimed_on is not null)
        or exists (select 1 from award where acceptance is not null)
    ),
    (
        'awards.visibility',
        exists (select 1 from record.awards where visibility is not null)
    ),
    ('assessments', exists (select 1 from record.assessments)),
    ('shares', exists (select 1 from record.shares)),
    ('views', exists (select 1 from record.views)),
    ('terms', exists (select 1 from record.terms)),
    ('enrollments', exists (select 1 from enrolled where at_census)),
    ('completions', exists (select 1 from record.completions)),
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
    ),
    (
        'milestones',
        exists (
            select 1 from achievement
            where is_milestone and kind not in ('MicroCredential', 'Credential')
        )
    )
) as told (what, is_there)
where told.is_there
