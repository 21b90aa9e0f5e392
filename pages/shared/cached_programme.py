"""The answers of the programme screens."""

from analytics.asking.answer import Answer
from analytics.questions.bottlenecks.counts import BottleneckQuestion, BottleneckRow
from analytics.questions.bottlenecks.counts import bottlenecks as ask_bottlenecks
from analytics.questions.completion_time.counts import TimeQuestion
from analytics.questions.completion_time.counts import (
    completion_time as ask_completion_time,
)
from analytics.questions.completion_time.rows import DayRow
from analytics.questions.goes_with.counts import WithQuestion, WithRow
from analytics.questions.goes_with.counts import goes_with as ask_goes_with
from analytics.questions.overlaps.counts import OverlapRow
from analytics.questions.overlaps.counts import overlaps as ask_overlaps
from analytics.questions.overview.counts import Measure
from analytics.questions.overview.counts import overview as ask_overview
from analytics.questions.pathways.counts import PathwayRow
from analytics.questions.pathways.counts import pathways as ask_pathways
from analytics.questions.progression.counts import NodeRow, Question
from analytics.questions.progression.counts import progression as ask_progression
from analytics.questions.progression.trend import TermRow
from analytics.questions.progression.trend import progression_trend as ask_terms
from analytics.questions.sharing.counts import SharingQuestion, StageRow
from analytics.questions.sharing.counts import sharing as ask_sharing
from analytics.questions.sharing.how_soon import SharingDay, SharingTimeQuestion
from analytics.questions.sharing.how_soon import sharing_time as ask_sharing_time
from analytics.questions.sharing.pathways import BesideRow
from analytics.questions.sharing.pathways import sharing_pathways as ask_beside
from analytics.questions.sharing.who_looks import ViewsQuestion, ViewsRow
from analytics.questions.sharing.who_looks import sharing_views as ask_sharing_views
from analytics.questions.steps.choices import steps_choices as ask_steps_choices
from analytics.questions.steps.counts import StepRow
from analytics.questions.steps.counts import steps as ask_steps
from analytics.questions.steps.people import PersonRow
from analytics.questions.steps.people import steps_people as ask_people
from analytics.questions.steps.question import Part
from analytics.questions.steps.question import Question as Funnel
from analytics.questions.steps.trend import TrendRow
from analytics.questions.steps.trend import steps_trend as ask_trend
from analytics.questions.what_if.counts import Scenario, WhatIfRow
from analytics.questions.what_if.counts import what_if as ask_what_if
from analytics.questions.what_if.scenario import Parts
from analytics.questions.what_if.scenario import parts as ask_parts
from analytics.scope import Scope
from analytics.store.state import State
from pages.shared.caching import ask


def overview(state: State, scope: Scope) -> Answer[Measure]:
    """Answer how big the programme is."""
    return ask(ask_overview, state, scope)


def pathways(state: State, scope: Scope) -> Answer[PathwayRow]:
    """Answer which pathways there are."""
    return ask(ask_pathways, state, scope)


def overlaps(state: State, scope: Scope) -> Answer[OverlapRow]:
    """Answer which badges count where."""
    return ask(ask_overlaps, state, scope)


def progression(state: State, scope: Scope, question: Question) -> Answer[NodeRow]:
    """Answer where on a pathway learners stop."""
    return ask(ask_progression, state, scope, question)


def progression_trend(
    state: State, scope: Scope, question: Question
) -> Answer[TermRow]:
    """Answer whether completing is getting better."""
    return ask(ask_terms, state, scope, question)


def bottlenecks(
    state: State, scope: Scope, question: BottleneckQuestion
) -> Answer[BottleneckRow]:
    """Answer which step holds learners up."""
    return ask(ask_bottlenecks, state, scope, question)


def goes_with(state: State, scope: Scope, question: WithQuestion) -> Answer[WithRow]:
    """Answer what goes with completing."""
    return ask(ask_goes_with, state, scope, question)


def completion_time(
    state: State, scope: Scope, question: TimeQuestion
) -> Answer[DayRow]:
    """Answer how long completing takes."""
    return ask(ask_completion_time, state, scope, question)


def what_if(state: State, scope: Scope, scenario: Scenario) -> Answer[WhatIfRow]:
    """Answer what would change if a requirement changed."""
    return ask(ask_what_if, state, scope, scenario)


def parts(state: State, scope: Scope, pathway: str) -> Parts:
    """Return what of a pathway can be changed."""
    return ask(ask_parts, state, scope, pathway)


def steps(state: State, scope: Scope, question: Funnel) -> Answer[StepRow]:
    """Answer how far learners get, step by step."""
    return ask(ask_steps, state, scope, question)


def steps_trend(state: State, scope: Scope, question: Funnel) -> Answer[TrendRow]:
    """Answer whether it is getting better."""
    return ask(ask_trend, state, scope, question)


def steps_people(
    state: State, scope: Scope, question: Funnel, step: int
) -> Answer[PersonRow]:
    """Answer who is behind a bar."""
    return ask(ask_people, state, scope, question, step)


def steps_choices(state: State, scope: Scope) -> dict[str, Part]:
    """Return what can be a step."""
    return ask(ask_steps_choices, state, scope)


def sharing(state: State, scope: Scope, question: SharingQuestion) -> Answer[StageRow]:
    """Answer what learners show the world."""
    return ask(ask_sharing, state, scope, question)


def sharing_time(
    state: State, scope: Scope, question: SharingTimeQuestion
) -> Answer[SharingDay]:
    """Answer how soon awards are claimed and shared."""
    return ask(ask_sharing_time, state, scope, question)


def sharing_views(
    state: State, scope: Scope, question: ViewsQuestion
) -> Answer[ViewsRow]:
    """Answer who looks."""
    return ask(ask_sharing_views, state, scope, question)


def sharing_pathways(state: State, scope: Scope) -> Answer[BesideRow]:
    """Answer whether completing a pathway goes with sharing."""
    return ask(ask_beside, state, scope)
