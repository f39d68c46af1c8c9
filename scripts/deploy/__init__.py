"""The published tree put where an office hosts it: only what differs, in an order in which visitors meet a whole site.

docs/decisions/041-deploy.md
"""
