"""All findings, in the order in which they are shown."""

from analytics.metrics.findings.awards import AWARDS, MILESTONES
from analytics.metrics.findings.catalogue import CATALOGUE, LOADS
from analytics.metrics.findings.finding import Finding
from analytics.metrics.findings.people import CREDENTIALS, PEOPLE

FINDINGS: dict[str, Finding] = {
    finding.key: finding
    for group in (MILESTONES, AWARDS, PEOPLE, CATALOGUE, CREDENTIALS, LOADS)
    for finding in group
}
