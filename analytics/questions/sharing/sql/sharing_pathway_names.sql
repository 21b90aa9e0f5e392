-- One row per pathway: its id, and the title of its latest version.
select
    pathway_id,
    title
from pathway
where is_latest
