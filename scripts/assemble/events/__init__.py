"""Events: pages, lists, calendars, frames, tables and data, from one record of facts an event."""
