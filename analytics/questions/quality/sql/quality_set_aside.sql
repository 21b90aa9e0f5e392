-- One row per row or document that the loads set aside: where it stands, which rule.
select
    concat_ws(
        ', ', file, coalesce('line ' || line, place), 'column ' || field
    ) as other,
    rule as detail
from record.set_aside
