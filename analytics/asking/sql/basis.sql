-- One row per pathway: the basis that it is judged by where none is asked for; declared
-- where anybody had declared it by the day, of whomever is counted.
select
    pathway.pathway,
    case
        when exists (
            select 1
            from whole_declaration as declared
            where
                declared.pathway_id = pathway.pathway_id
                and coalesce(declared.declared_on <= $day, true)
        ) then 'declared'
        when exists (
            select 1
            from audience
            where audience.pathway = pathway.pathway
        ) then 'eligible'
        else 'any'
    end as basis
from pathway
