-- One row per pathway: its id, and the title of its latest version.
select
    pathway.pathway_id,
    pathway.title
from pathway
inner join latest_version on pathway.pathway = latest_version.pathway
