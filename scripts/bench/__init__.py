"""Measures this project beside its peers: the same fictional pages, whole processes, one machine, one run."""
