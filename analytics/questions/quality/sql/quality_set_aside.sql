-- One row per row or document that the loads set aside: where it stands, which rule.
select
    concat_ws(
        ', ', file, coalesce('line ' || line, place), 'column ' || field
    ) as other,
    rule as detail
from recorded_set_aside
