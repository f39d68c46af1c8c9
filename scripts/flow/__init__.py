"""The order of the rooms: what a command runs, and how far it is."""
