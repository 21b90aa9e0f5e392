-- One row per file that backs credentials: of several with one id one that says what it
-- is asked for (``silent_support`` are those that don't), then a file of its own before
-- what a platform's API says, then the newest by its own date, else always the same
-- one, whenever they came. Of status lists all: which counts, signatures decide; of
-- revocation lists all: what one of them revoked, another takes back from nobody.
with every as (
    select
        kind,
        id,
        document
    from incoming.supports
    union
    select
        kind,
        id,
        document
    from known_supports
)

select
    kind,
    id,
    document
from every
qualify
    kind in ('status-list', 'revocation-list')
    or row_number() over (
        partition by kind, id
        order by
            (kind, id, document) in (
                select (kind, id, document) from silent_support
            ) asc,
            json_extract_string(document, '$.entityType') is not null asc,
            json_extract_string(document, '$.validFrom') desc nulls last,
            document desc
    ) = 1
