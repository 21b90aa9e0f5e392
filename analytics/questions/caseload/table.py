"""One learner's lines on a page to print: HTML that refers to nothing outside."""

from collections.abc import Sequence
from html import escape

from analytics.asking.answer import Answer
from analytics.drawing.palette import day
from analytics.drawing.words import capital
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.caseload.words import TITLES, facts, has_supply, place

OPT_OUT = "Directory opt-out: tell nobody that they study here."
_STYLE = """
body { font: 11pt/1.45 Georgia, serif; color: #111; background: #fff;
  max-width: 42em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 18pt; margin-bottom: 0; } h2 { font-size: 12.5pt; margin: 1.2em 0 0; }
p { margin: 0.2em 0; } dl { margin: 0.4em 0; display: grid;
  grid-template-columns: 7em 1fr; gap: 0.2em 0.8em; }
dt { color: #555; } dd { margin: 0; } section { break-inside: avoid; }
.quiet { color: #555; } .mark { border: 1px solid #111; padding: 0.2em 0.5em; }
@page { margin: 2cm; }
"""


def sheet(answer: Answer[CaseRow], rows: Sequence[CaseRow]) -> str:
    """Write a page about one learner, whose lines ``rows`` are (at least one).

    All text is escaped; a policy in the page forbids scripts and whatever is outside.
    """
    who = rows[0]
    name = escape(who.name or who.learner)
    mark = f'<p class="mark">{escape(OPT_OUT)}</p>' if who.confidential else ""
    ident = f"{escape(who.learner)} · " if who.name else ""
    known = has_supply(answer)
    lines = "\n".join(_line(row, known) for row in rows)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<title>{name}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{name}</h1>
<p class="quiet">{ident}{escape(capital(who.standing))} · as of {day(answer.as_of)}</p>
{mark}
{lines}
</body>
</html>
"""


def _line(row: CaseRow, known: bool) -> str:
    told = "\n".join(
        f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
        for label, value in facts(row, known)
    )
    return f"""<section>
<h2>{escape(place(row))}</h2>
<p class="quiet">{escape(TITLES[row.group])}</p>
<dl>
{told}
</dl>
</section>"""
