-- One row: the latest day on which something was earned, issued, claimed, revoked,
-- shared or viewed.
select max(day) as day
from (
    select max(earned_on) as day from record.awards
    union all
    select max(issued_on) from record.awards
    union all
    select max(claimed_on) from record.awards
    union all
    select max(revoked_on) from record.awards
    union all
    select max(shared_on) from record.shares
    union all
    select max(viewed_on) from record.views
) as days
