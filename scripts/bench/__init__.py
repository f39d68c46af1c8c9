"""Measures this project beside its peers: the same fictional pages, whole processes, one machine, one run."""

from scripts.bench.benchmark import bench, run

__all__ = ["bench", "run"]
