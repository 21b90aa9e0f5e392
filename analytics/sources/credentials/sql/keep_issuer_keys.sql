-- One row per issuer of which keys are known, with a text that stands for all of them.
select
    issuer,
    keys
from issuer_key
order by issuer
