-- One row: standing awards claimed on a day that nobody tells, those of which nobody
-- tells whether they were claimed, and awards revoked on a day that nobody knows.
select
    count(*) filter (
        where is_claimed and claimed_on is null and revoked_from is null
    ) as undated,
    count(*) filter (where not is_told and revoked_from is null) as silent,
    count(*) filter (where revoked_from < issued_on) as hidden
from sharing_shown
