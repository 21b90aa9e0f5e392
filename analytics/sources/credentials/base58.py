"""Base58 as multibase text uses it (Bitcoin's alphabet)."""

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUE = {letter: number for number, letter in enumerate(_ALPHABET)}
_LONGEST = 300


def b58decode(text: str) -> bytes:
    """Return the bytes that a text stands for; ValueError where it stands for none."""
    if len(text) > _LONGEST:
        raise ValueError("too long")
    number = 0
    for letter in text:
        if letter not in _VALUE:
            raise ValueError("not base58")
        number = number * 58 + _VALUE[letter]
    zeros = len(text) - len(text.lstrip(_ALPHABET[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
