-- One row per attribute by which a pathway names whom it is for, and of which nothing
-- is known of anybody.
select distinct audience.attribute
from audience
where
    audience.pathway = $pathway
    and audience.attribute not in (select whole_trait.attribute from whole_trait)
