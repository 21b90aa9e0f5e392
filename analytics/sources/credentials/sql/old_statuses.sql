-- One row per credential of a state in which only its first status of each purpose was
-- kept.
select
    columns(
        lambda name: name not in (
            'status_list', 'status_index', 'suspension_list', 'suspension_index',
            'statuses'
        )
    ),
    list_concat(
        if(
            status_list is null,
            [],
            [
                {
                    'purpose': 'revocation',
                    'named': status_list,
                    'place': status_index
                }
            ]
        ),
        if(
            suspension_list is null,
            [],
            [
                {
                    'purpose': 'suspension',
                    'named': suspension_list,
                    'place': suspension_index
                }
            ]
        )
    ) as statuses
from before.record.credentials
