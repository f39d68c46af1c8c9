"""Legal texts: pages, articles, timeline, glossary, citations in prose, force, data for machines."""
