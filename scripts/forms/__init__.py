"""The models as forms that staff fill in, and as JSON Schemas for editors."""
