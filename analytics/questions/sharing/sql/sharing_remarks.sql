-- One row: standing awards; those of them that several sources record, that were issued
-- long after they were earned, whose claim has no day, of which nothing says who may
-- see them though they were claimed, or whether they were claimed.
select
    count(*) as awards,
    count(*) filter (where records > 1) as united,
    count(*) filter (where is_retroactive) as retroactive,
    count(*) filter (where is_undated) as undated,
    count(*) filter (where is_claimed and visibility is null) as untold,
    count(*) filter (where is_unknown) as silent
from sharing_staged
