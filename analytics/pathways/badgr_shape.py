"""The shape of a native Badgr (Canvas Credentials) pathway, as its files have it."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

Label = Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00]*$")]
Text = Annotated[Label, Field(min_length=1)]


class _Part(BaseModel):
    """Keys as in the file; what isn't asked for here is left alone."""

    model_config = ConfigDict(alias_generator=to_camel, strict=True, frozen=True)


class All(_Part):
    """Everything that is listed."""

    type: Literal["all"] = Field(alias="@type")


class AtLeast(_Part):
    """A number of what is listed."""

    type: Literal["atLeastN"] = Field(alias="@type")
    required_count: Annotated[int, Field(ge=0)]


CountRule = Annotated[All | AtLeast, Field(discriminator="type")]


class Badge(_Part):
    """A badge, known by its address."""

    badge_url: Text


class ChildGroup(_Part):
    """Asks for the element's own children."""

    count_rule: CountRule


class ElementGroup(_Part):
    """Asks for elements elsewhere in the pathway."""

    count_rule: CountRule
    element_ids: list[Text]


class BadgeGroup(_Part):
    """Asks for badges."""

    count_rule: CountRule
    required_badges: list[Badge]


class Requirements(_Part):
    """The groups of an element; a group that isn't known would change its meaning."""

    model_config = ConfigDict(extra="forbid")

    child_element_requirements: ChildGroup | None = None
    non_child_element_requirements: ElementGroup | None = None
    badge_requirements: BadgeGroup | None = None
    shortcut_badges: list[Badge] = Field(default_factory=list)
    allow_completion_badge_shortcut: bool = True


class Element(_Part):
    """One element, with its children."""

    element_id: Text
    name: Label | None = None
    completion_badge: Badge | None = None
    requirements: Requirements
    required_for_parent_completion: bool = True
    children: list["Element"] = Field(default_factory=list)

    @model_validator(mode="after")
    def _children_are_asked_for(self) -> Self:
        """Without their group nobody knows how many children are needed."""
        if self.children and self.requirements.child_element_requirements is None:
            rule = "children without childElementRequirements"
            raise PydanticCustomError("children", rule)
        return self
