"""Markdown and HTML as texts: what they contain, what becomes of them, what they may hold; nothing of the site."""
