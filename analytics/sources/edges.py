"""Which columns may have blanks around their cells: told by first and last bytes."""

import numpy as np
import pyarrow as pa

from analytics.sources.cell_words import BLANKS

_FIRST, _LAST = np.zeros(256, dtype=bool), np.zeros(256, dtype=bool)
_FIRST[[blank.encode()[0] for blank in BLANKS]] = True
_LAST[[blank.encode()[-1] for blank in BLANKS]] = True


def edged(batch: pa.Table, positions: tuple[int, ...]) -> frozenset[int]:
    """Return the positions at which cells may have blanks around them.

    Others have none. Cutting blanks off is slow, and most files have nothing to cut.
    """
    return frozenset(p for p in positions if _may_have(batch.column(f"c{p}")))


def _may_have(column: pa.ChunkedArray) -> bool:
    return any(_may_begin_or_end(chunk) for chunk in column.chunks)


def _may_begin_or_end(chunk: pa.StringArray) -> bool:
    _, offsets, data = chunk.buffers()
    if chunk.type != pa.string():
        return True
    if data is None or not len(chunk):
        return False
    own = slice(chunk.offset, chunk.offset + len(chunk) + 1)
    ends = np.frombuffer(offsets, dtype=np.int32)[own]
    octets = np.frombuffer(data, dtype=np.uint8)
    is_filled = ends[1:] > ends[:-1]
    first, last = ends[:-1][is_filled], ends[1:][is_filled] - 1
    return bool((_FIRST[octets[first]] | _LAST[octets[last]]).any())
