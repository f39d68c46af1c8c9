"""What is wrong with the sources, in words that staff can act on."""

from scripts.problems.catalogue import CATALOGUE, Entry, Severity
from scripts.problems.problem import Position, Problem, problem

__all__ = ["CATALOGUE", "Entry", "Position", "Problem", "Severity", "problem"]
