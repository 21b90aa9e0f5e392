-- One row per attribute that any learner has.
select distinct attribute
from trait
order by attribute
