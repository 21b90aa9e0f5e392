-- One row per file that backs credentials: the last that came, of status lists the
-- newest; of two that came together always the same one.
select
    kind,
    id,
    document
from (
    select
        kind,
        id,
        document,
        true as is_new
    from incoming.supports
    union all by name
    select
        kind,
        id,
        document,
        false as is_new
    from known_supports
)
qualify row_number() over (
    partition by kind, id
    order by
        case when kind = 'status-list' then json_extract_string(document, '$.validFrom') end
            desc nulls last,
        is_new desc,
        document desc
) = 1
