-- One row per copy of a credential that isn't the one that counts, and waits for a key.
select
    source,
    award_id,
    format,
    document,
    signature
from waiting
order by source, award_id, format, document, signature
