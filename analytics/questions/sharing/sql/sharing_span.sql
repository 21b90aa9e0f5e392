-- One row: learners with a standing award issued between two days; those awards, how
-- many came how far, of how many nobody knows whether they were claimed, and of how
-- many it is told who may see them.
select
    count(distinct learner) as learners,
    count(*) as awards,
    count(*) filter (where is_claimed) as claimed,
    count(*) filter (where is_unknown) as unknown,
    count(*) filter (where stage >= 2) as public_ones,
    count(*) filter (where stage >= 3) as shared,
    count(visibility) as told
from sharing_staged
where issued_on between $since and $until
