-- One row per file that backs credentials.
select
    kind,
    id,
    document
from supports
order by kind, id
