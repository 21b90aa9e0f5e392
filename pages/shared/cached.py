"""The only cache: a state, a scope and a question in; the answer, once, out.

Keyed by the state's own key and name, so that a new load or a new name is seen at
once. Answers are frozen and shared between sessions; nobody may change one.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from analytics.metrics import choices as chosen
from analytics.metrics.answer import Answer
from analytics.metrics.bottlenecks import BottleneckQuestion, BottleneckRow
from analytics.metrics.bottlenecks import bottlenecks as ask_bottlenecks
from analytics.metrics.caseload import everyone as ask_caseload
from analytics.metrics.caseload_rows import CaseRow
from analytics.metrics.completion_rows import DayRow
from analytics.metrics.completion_time import TimeQuestion
from analytics.metrics.completion_time import completion_time as ask_completion_time
from analytics.metrics.goes_with import WithQuestion, WithRow
from analytics.metrics.goes_with import goes_with as ask_goes_with
from analytics.metrics.issuers import Issuer
from analytics.metrics.issuers import issuers as ask_issuers
from analytics.metrics.journey import NodeState
from analytics.metrics.journey import journey as ask_journey
from analytics.metrics.next_badges import NextRow
from analytics.metrics.next_badges import next_badges as ask_next_badges
from analytics.metrics.overlaps import OverlapRow
from analytics.metrics.overlaps import overlaps as ask_overlaps
from analytics.metrics.overview import Measure
from analytics.metrics.overview import overview as ask_overview
from analytics.metrics.pathways import PathwayRow, Version
from analytics.metrics.pathways import pathways as ask_pathways
from analytics.metrics.progression import NodeRow, Question
from analytics.metrics.progression import progression as ask_progression
from analytics.metrics.progression_trend import TermRow
from analytics.metrics.progression_trend import progression_trend as ask_terms
from analytics.metrics.quality import Case, FindingRow
from analytics.metrics.quality import cases as ask_cases
from analytics.metrics.quality import quality as ask_quality
from analytics.metrics.scenario import Parts
from analytics.metrics.scenario import parts as ask_parts
from analytics.metrics.sharing import SharingQuestion, StageRow
from analytics.metrics.sharing import sharing as ask_sharing
from analytics.metrics.sharing_time import SharingDay, SharingTimeQuestion
from analytics.metrics.sharing_time import sharing_time as ask_sharing_time
from analytics.metrics.sharing_views import ViewsQuestion, ViewsRow
from analytics.metrics.sharing_views import sharing_views as ask_sharing_views
from analytics.metrics.status import status as ask_status
from analytics.metrics.steps import StepRow
from analytics.metrics.steps import steps as ask_steps
from analytics.metrics.steps_choices import steps_choices as ask_steps_choices
from analytics.metrics.steps_people import PersonRow
from analytics.metrics.steps_people import steps_people as ask_people
from analytics.metrics.steps_question import Part
from analytics.metrics.steps_question import Question as Funnel
from analytics.metrics.steps_trend import TrendRow
from analytics.metrics.steps_trend import steps_trend as ask_trend
from analytics.metrics.synthetic import is_synthetic as ask_synthetic
from analytics.metrics.waiting import Waiting
from analytics.metrics.waiting import waiting as ask_waiting
from analytics.metrics.what_if import Scenario, WhatIfRow
from analytics.metrics.what_if import what_if as ask_what_if
from analytics.scope import Scope
from analytics.store.state import State

MOST = 256

_QUESTIONS = {
    "overview": ask_overview,
    "pathways": ask_pathways,
    "progression": ask_progression,
    "progression-trend": ask_terms,
    "bottlenecks": ask_bottlenecks,
    "goes-with": ask_goes_with,
    "overlaps": ask_overlaps,
    "completion-time": ask_completion_time,
    "what-if": ask_what_if,
    "parts": ask_parts,
    "journey": ask_journey,
    "next-badges": ask_next_badges,
    "quality": ask_quality,
    "cases": ask_cases,
    "waiting": ask_waiting,
    "issuers": ask_issuers,
    "steps": ask_steps,
    "steps-people": ask_people,
    "steps-trend": ask_trend,
    "steps-choices": ask_steps_choices,
    "caseload": ask_caseload,
    "sharing": ask_sharing,
    "sharing-time": ask_sharing_time,
    "sharing-views": ask_sharing_views,
    "advisors": chosen.advisors,
    "choices": chosen.choices,
    "versions": chosen.known_versions,
}


@st.cache_resource(max_entries=MOST, show_spinner="Counting …")
def _answered(key: str, name: str, scope: Scope, about: tuple, _state: State) -> Any:
    return _QUESTIONS[name](_state, scope, *about)


def _ask(name: str, state: State, scope: Scope, *about: object) -> Any:
    return _answered(f"{state.key}:{state.name}", name, scope, about, state)


def overview(state: State, scope: Scope) -> Answer[Measure]:
    """Answer how big the programme is."""
    return _ask("overview", state, scope)


def pathways(state: State, scope: Scope) -> Answer[PathwayRow]:
    """Answer which pathways there are."""
    return _ask("pathways", state, scope)


def progression(state: State, scope: Scope, question: Question) -> Answer[NodeRow]:
    """Answer where on a pathway learners stop."""
    return _ask("progression", state, scope, question)


def progression_trend(
    state: State, scope: Scope, question: Question
) -> Answer[TermRow]:
    """Answer whether completing is getting better."""
    return _ask("progression-trend", state, scope, question)


def goes_with(state: State, scope: Scope, question: WithQuestion) -> Answer[WithRow]:
    """Answer what goes with completing."""
    return _ask("goes-with", state, scope, question)


def overlaps(state: State, scope: Scope) -> Answer[OverlapRow]:
    """Answer which badges count where."""
    return _ask("overlaps", state, scope)


def bottlenecks(
    state: State, scope: Scope, question: BottleneckQuestion
) -> Answer[BottleneckRow]:
    """Answer which step holds learners up."""
    return _ask("bottlenecks", state, scope, question)


def completion_time(
    state: State, scope: Scope, question: TimeQuestion
) -> Answer[DayRow]:
    """Answer how long completing takes."""
    return _ask("completion-time", state, scope, question)


def what_if(state: State, scope: Scope, scenario: Scenario) -> Answer[WhatIfRow]:
    """Answer what would change if a requirement changed."""
    return _ask("what-if", state, scope, scenario)


def parts(state: State, scope: Scope, pathway: str) -> Parts:
    """Return what of a pathway can be changed."""
    return _ask("parts", state, scope, pathway)


def journey(state: State, scope: Scope, learner_id: str) -> Answer[NodeState]:
    """Answer how far one learner is."""
    return _ask("journey", state, scope, learner_id)


def next_badges(state: State, scope: Scope, learner_id: str) -> Answer[NextRow]:
    """Answer which badges one learner should earn next."""
    return _ask("next-badges", state, scope, learner_id)


def quality(state: State, scope: Scope) -> Answer[FindingRow]:
    """Answer what in the data deserves a look."""
    return _ask("quality", state, scope)


def cases(state: State, scope: Scope, finding: str) -> Answer[Case]:
    """Answer with the list behind a finding's count."""
    return _ask("cases", state, scope, finding)


def waiting(state: State, scope: Scope) -> tuple[Waiting, ...]:
    """Return who may be whom."""
    return _ask("waiting", state, scope)


def issuers(state: State, scope: Scope) -> tuple[Issuer, ...]:
    """Return who issued the credentials."""
    return _ask("issuers", state, scope)


def steps(state: State, scope: Scope, question: Funnel) -> Answer[StepRow]:
    """Answer how far learners get, step by step."""
    return _ask("steps", state, scope, question)


def steps_trend(state: State, scope: Scope, question: Funnel) -> Answer[TrendRow]:
    """Answer whether it is getting better."""
    return _ask("steps-trend", state, scope, question)


def steps_people(
    state: State, scope: Scope, question: Funnel, step: int
) -> Answer[PersonRow]:
    """Answer who is behind a bar."""
    return _ask("steps-people", state, scope, question, step)


def steps_choices(state: State, scope: Scope) -> dict[str, Part]:
    """Return what can be a step."""
    return _ask("steps-choices", state, scope)


def caseload(state: State, scope: Scope, stalled_terms: int) -> Answer[CaseRow]:
    """Answer whom to see this week, whatever was put away."""
    return _ask("caseload", state, scope, stalled_terms)


def sharing(state: State, scope: Scope, question: SharingQuestion) -> Answer[StageRow]:
    """Answer what learners show the world."""
    return _ask("sharing", state, scope, question)


def sharing_time(
    state: State, scope: Scope, question: SharingTimeQuestion
) -> Answer[SharingDay]:
    """Answer how soon awards are claimed and shared."""
    return _ask("sharing-time", state, scope, question)


def sharing_views(
    state: State, scope: Scope, question: ViewsQuestion
) -> Answer[ViewsRow]:
    """Answer who looks."""
    return _ask("sharing-views", state, scope, question)


def advisors(state: State, scope: Scope) -> tuple[str, ...]:
    """Return the advisors whose learners can be looked at alone."""
    return _ask("advisors", state, scope)


def choices(state: State, scope: Scope) -> tuple[chosen.Choice, ...]:
    """Return the attribute values that can be asked for."""
    return _ask("choices", state, scope)


def versions(state: State, scope: Scope) -> tuple[Version, ...]:
    """Return the pathways, in all their versions."""
    return _ask("versions", state, scope)


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _is_synthetic(key: str, _state: State) -> bool:
    return ask_synthetic(_state)


def is_synthetic(state: State) -> bool:
    """Say whether the state holds the sample programme."""
    return _is_synthetic(state.key, state)


def status(root: Path) -> dict[str, Any]:
    """Return the ledger's account; never cached, it is read from small files."""
    return ask_status(root)
