"""Diagrams: their data laid out as a picture for a phone, printed as SVG, and told in words beside it."""
