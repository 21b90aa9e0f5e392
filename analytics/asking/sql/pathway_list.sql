-- One row per version of a pathway.
select
    pathway.pathway,
    pathway.pathway_id,
    pathway.version,
    pathway.title,
    pathway.pathway in (select latest_version.pathway from latest_version) as is_latest,
    count(*) over (partition by pathway.pathway_id) as versions,
    (
        select count(*)
        from node
        where node.pathway = pathway.pathway and node.kind <> 'achievement'
    ) as steps,
    (
        select count(*)
        from pathway_achievement
        where pathway_achievement.pathway = pathway.pathway
    ) as achievements
from pathway
order by pathway.title, pathway.pathway_id, pathway.effective_from, pathway.version
