-- One row per gate and thing that counts towards it. A short cut counts for all that a
-- gate needs, so it stands here that many times (a gate lists at least what it needs).
with listed as (
    select
        gate,
        needs,
        row_number() over (partition by gate) as place
    from gate_part
)

select
    gate,
    level,
    needs,
    achievement,
    part
from gate_part
union all
select
    gate_shortcut.gate,
    gate_shortcut.level,
    listed.needs,
    gate_shortcut.achievement,
    null as part
from gate_shortcut
inner join listed
    on gate_shortcut.gate = listed.gate and listed.place <= listed.needs
