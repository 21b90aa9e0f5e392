-- One row per group, term of entry, kind of entrant and point at which is looked: what
-- became of how many.
with kinds as (
    select
        learner,
        term,
        coalesce(
            $kind,
            nullif(
                concat_ws(
                    ' ',
                    case
                        when
                            level <> 'undergraduate'
                            and level is distinct from entry_type
                            then level
                    end,
                    entry_type,
                    load
                ),
                ''
            ),
            'not given'
        ) as kind
    from retention_member
)

select
    split.label,
    kinds.term,
    kinds.kind,
    fate.place,
    bool_or(fate.is_open) as is_open,
    count(*) as entered,
    count(*) filter (where fate.fate = 'excluded') as excluded,
    count(*) filter (where fate.fate = 'returned') as returned,
    count(*) filter (where fate.fate = 'graduated') as graduated,
    count(*) filter (where fate.fate = 'not enrolled') as not_enrolled,
    count(*) filter (where fate.fate in ('unknown', 'open')) as unknown
from kinds
inner join retention_fate as fate
    on kinds.learner = fate.learner and kinds.term = fate.term
inner join split on kinds.learner = split.learner
group by split.label, kinds.term, kinds.kind, fate.place
order by split.label, kinds.term, kinds.kind, fate.place
