-- One row per credential that said of itself no more than that it was revoked.
select
    source,
    award_id,
    format
from stripped
order by source, award_id
