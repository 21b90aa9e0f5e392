-- One row per pathway that the learner declared, started, or is meant for.
select
    pathway.pathway_id,
    min(declared.declared_on) as declared_on,
    count(declared.learner) > 0 as is_declared,
    min(entered.entered_on) as entered_on,
    pathway.pathway_id in (
        select named.pathway_id
        from audience
        inner join pathway as named on audience.pathway = named.pathway
        left join trait
            on
                audience.attribute = trait.attribute
                and audience.value = trait.value
                and trait.learner = $learner
                and coalesce(trait.since <= $day, true)
        where named.is_latest
        group by named.pathway_id
        having
            count(distinct audience.attribute)
            = count(distinct trait.attribute)
    ) as is_meant,
    pathway.pathway_id in (
        select named.pathway_id
        from audience
        inner join pathway as named on audience.pathway = named.pathway
        where named.is_latest
    ) as has_audience
from pathway
left join declared
    on
        pathway.pathway_id = declared.pathway_id
        and declared.learner = $learner
        and coalesce(declared.declared_on <= $day, true)
left join entered
    on pathway.pathway = entered.pathway and entered.learner = $learner
group by pathway.pathway_id
