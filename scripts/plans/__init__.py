"""A plan in: a document of an office → its parts → the draft of a campaign, nothing invented, no line lost."""

from scripts.plans.draft import Draft
from scripts.plans.reading import draft_of, is_plan, read_plan
from scripts.plans.written import yaml_of

__all__ = ["Draft", "draft_of", "is_plan", "read_plan", "yaml_of"]
