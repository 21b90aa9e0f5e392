"""All findings, in the order in which they are shown."""

from analytics.questions.quality.findings.awards import AWARDS, MILESTONES
from analytics.questions.quality.findings.catalogue import CATALOGUE, LOADS
from analytics.questions.quality.findings.finding import Finding
from analytics.questions.quality.findings.people import CREDENTIALS, PEOPLE

FINDINGS: dict[str, Finding] = {
    finding.key: finding
    for group in (MILESTONES, AWARDS, PEOPLE, CATALOGUE, CREDENTIALS, LOADS)
    for finding in group
}
