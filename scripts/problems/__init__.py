"""What is wrong with the sources, in words that staff can act on."""

from scripts.problems.problem import Position, Problem, catalogue, problem

__all__ = ["Position", "Problem", "catalogue", "problem"]
