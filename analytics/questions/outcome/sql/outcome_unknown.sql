-- One row: of those exposed at the landmark and of those not, how many there are, and
-- of how many nobody knows where they went.
select
    count(*) filter (where exposed and left_out = 'unknown') as exposed_unknown,
    count(*) filter (where exposed) as exposed,
    count(*) filter (where not exposed and left_out = 'unknown') as others_unknown,
    count(*) filter (where not exposed) as others
from outcome_people
where left_out is null or left_out = 'unknown'
