-- One row per copy that says of a credential no more than that it was revoked, with who
-- signed it, if anybody: whoever didn't can take back only what nobody signed.
select
    source,
    award_id,
    format,
    document,
    signer
from stripped
order by source, award_id, document
