"""Files changed in a few places, as accidents and malice do."""

import random

from tests.fuzzing.seeds import Files

WORDS = (
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e999",
    b'"\\ud800"',
    b'{"id":1}',
    b"[[[[[[",
    b"{{{{{{",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x00",
    b'"@context":',
    b"9" * 400,
    b"0000-00-00",
    b"9999-12-31T23:59:60+99:99",
    b"292278994-08-17",
    b"2026-02-30",
    b"\r\n",
    b"\r",
    b",,,,",
    b'"',
    b'""',
    b"&a *a <<: !!python/object",
    b"? : - |\n",
    b"\t",
    "\u202e\u0000\u2028".encode(),
    "\U0001f3c5".encode() * 50,
    b"=cmd|'/c calc'!A1",
    b"../../etc",
    b"NaN",
    b"inf",
)


def mutated(files: Files, chance: random.Random) -> Files:
    """Return the same files, one of them changed in one to four places."""
    name = chance.choice(sorted(files))
    data = files[name]
    for _ in range(chance.randint(1, 4)):
        data = _changed(data, chance)
    return files | {name: data}


def _changed(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    end = min(len(data), place + chance.randint(1, 40))
    other = chance.randrange(len(data) + 1)
    put = chance.choice(
        (
            b"",
            bytes([chance.randrange(256)]),
            data[place:end] * 2,
            data[other : other + chance.randint(1, 200)],
            chance.choice(WORDS),
            chance.choice(WORDS),
        )
    )
    return data[:place] + put + data[end if chance.random() < 0.7 else place :]
