-- One row per attribute that any learner has.
select distinct attribute
from whole_trait
order by attribute
