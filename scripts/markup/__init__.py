"""Markdown and HTML as texts: what stands in them, what becomes of them, what they may hold; nothing of the site."""
