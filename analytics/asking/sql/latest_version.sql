-- One row per pathway: its latest version by the day, by which whoever sets out on it
-- then is judged.
select
    pathway_id,
    pathway
from in_force
where $day between since and until
