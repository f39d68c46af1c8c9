"""The site as frozen, typed records: no disk, no clock, no HTML."""
