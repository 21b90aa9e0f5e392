"""Terms that enrolments name and no calendar describes: what their codes tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.questions import OPEN

_SEASONS = ("spring", "summer", "fall", "winter")
# How a code ends: PeopleSoft's century, year and season; Banner's year and two digits.
_PEOPLESOFT = {"1": "spring", "4": "summer", "5": "summer", "6": "summer", "8": "fall"}
_BANNER = {
    "10": "spring",
    "20": "spring",
    "30": "summer",
    "40": "summer",
    "60": "summer",
}
_SHORT = {"fa": "fall", "f": "fall", "sp": "spring", "s": "spring", "su": "summer"}
_SHORT |= {"wi": "winter", "w": "winter"} | {season: season for season in _SEASONS}
_USUAL = {
    "spring": ("{}-01-15", "{}-05-10"),
    "summer": ("{}-06-01", "{}-08-10"),
    "fall": ("{}-08-20", "{}-12-12"),
    "winter": ("{}-12-15", "{}-01-10"),
}


@dataclass(frozen=True)
class Term:
    """What a term's code seems to say: its year and season, where it says any."""

    code: str
    year: int | None = None
    season: str | None = None

    @property
    def name(self) -> str:
        """What people call it; the code, where it tells nothing."""
        if self.year is None or self.season is None:
            return self.code
        return f"{self.season.capitalize()} {self.year}"

    @property
    def usual(self) -> tuple[str, str] | None:
        """First and last day of such a term at many institutions: only an example."""
        if self.year is None or self.season is None:
            return None
        first, last = _USUAL[self.season]
        end = self.year + 1 if self.season == "winter" else self.year
        return first.format(self.year), last.format(end)


def term_of(code: str) -> Term:
    """Tell a term's year and season by its code: 1258, 202580, Fall 2025, 25FA."""
    if found := re.fullmatch(r"([12])(\d\d)([14568])", code):
        century = 1900 if found[1] == "0" else 2000
        return Term(code, century + int(found[2]), _PEOPLESOFT[found[3]])
    if found := re.fullmatch(r"(20\d\d)(\d\d)", code):
        season = "fall" if found[2] in ("70", "80", "90") else _BANNER.get(found[2])
        return Term(code, int(found[1]), season) if season else Term(code)
    for pattern in (
        r"(?P<s>[A-Za-z]+)[ /_-]*(?P<y>(20)?\d\d)",
        r"(?P<y>(20)?\d\d)[ /_-]*(?P<s>[A-Za-z]+)",
    ):
        found = re.fullmatch(pattern, code)
        if found and found["s"].lower() in _SHORT:
            year = int(found["y"])
            season = _SHORT[found["s"].lower()]
            return Term(code, year if year > 99 else 2000 + year, season)
    return Term(code)


def terms_draft(file: str, sheet: str, column: str, codes: Iterable[str]) -> Draft:
    """Make terms of the codes that a file's column holds; their days are asked."""
    terms = [term_of(code) for code in sorted(codes)]
    told = [term for term in terms if term.season]
    columns = dict.fromkeys(("term_id", "name", "starts_on", "ends_on"), column)
    values: dict[str, dict[str, str | None]] = {
        "name": {term.code: term.name for term in terms},
        "starts_on": {term.code: OPEN for term in terms},
        "ends_on": {term.code: OPEN for term in terms},
    }
    if told:
        columns["season"] = column
        values["season"] = {term.code: term.season for term in terms}
    return Draft("terms", file, columns, sheet=sheet, values=values, first_by="term_id")
