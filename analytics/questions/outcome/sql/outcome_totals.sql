-- One row: everybody who is compared, exposed or not, each once whatever their groups,
-- and how many the outcome came to.
select
    count(*) filter (where exposed) as exposed,
    count(*) filter (where exposed and succeeded) as exposed_succeeded,
    count(*) filter (where not exposed) as comparison,
    count(*) filter (where not exposed and succeeded) as comparison_succeeded
from outcome_people
where left_out is null
