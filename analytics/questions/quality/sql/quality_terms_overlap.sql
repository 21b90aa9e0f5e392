-- One row per two terms that share days: the one that began last, since when, and what
-- the figures make of the other.
select
    later.term_id as other,
    later.starts_on as day,
    concat(
        'with ', earlier.term_id,
        case
            when later.part_of = earlier.term or earlier.part_of = later.term
                then ': one is a session of the other, and counted in it'
            else ': an award counts where its learner was enrolled'
        end
    ) as detail
from term as earlier
inner join term as later
    on earlier.term < later.term and earlier.ends_on >= later.starts_on
