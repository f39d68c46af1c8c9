"""The events of other sites, fetched into the project; the one room that asks the network for anything."""

from scripts.gathering.event_sources import import_sources

__all__ = ["import_sources"]
