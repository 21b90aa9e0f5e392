-- One row per pathway that the learner declared, started, or is meant for.
select
    pathway.pathway_id,
    min(declared.declared_on) as declared_on,
    count(declared.learner) > 0 as is_declared,
    min(entered.entered_on) as entered_on,
    count(in_audience.learner) > 0 as is_meant,
    pathway.pathway_id in (
        select named.pathway_id
        from audience
        inner join latest_version as named on audience.pathway = named.pathway
    ) as has_audience
from pathway
left join declared
    on
        pathway.pathway_id = declared.pathway_id
        and declared.learner = $learner
left join entered
    on pathway.pathway = entered.pathway and entered.learner = $learner
left join latest_version on pathway.pathway = latest_version.pathway
left join in_audience
    on latest_version.pathway = in_audience.pathway and in_audience.learner = $learner
group by pathway.pathway_id
