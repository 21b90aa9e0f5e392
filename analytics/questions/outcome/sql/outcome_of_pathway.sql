-- One row per achievement that a version of a pathway lists.
select distinct achievement
from pathway_achievement
where pathway = $pathway
