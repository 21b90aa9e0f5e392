"""Names of columns that no badge programme needs: secrets and national ids."""

import re

_ANYWHERE = (
    "password",
    "passwd",
    "passphrase",
    "socialsecurity",
    "socialinsurance",
    "nationalinsurance",
    "nationalid",
    "nationalidentity",
    "dateofbirth",
    "birthdate",
    "birthday",
    "passport",
    "taxid",
    "taxpayer",
    "driverslicense",
    "driverlicense",
    "drivinglicence",
    "creditcard",
    "cardnumber",
    "bankaccount",
    "secretkey",
    "privatekey",
    "apikey",
    "accesstoken",
)
_WORDS = frozenset(
    ("ssn", "sin", "dob", "nino", "tin", "itin", "pwd", "pin", "iban", "aadhaar", "cvv")
)
_BOUNDARY = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")


def is_secret(name: str) -> bool:
    """Tell whether a column's name says that it holds a secret or a national id.

    Case and separators don't matter: ``Date of Birth``, ``date_of_birth`` and
    ``DateOfBirth`` are one name; short names count as whole words only.
    """
    words = {word.lower() for word in _BOUNDARY.split(name)}
    squeezed = re.sub(r"[^a-z0-9]", "", name.lower())
    return (
        bool(words & _WORDS)
        or squeezed in _WORDS
        or any(part in squeezed for part in _ANYWHERE)
    )
