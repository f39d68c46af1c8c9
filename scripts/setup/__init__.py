"""What must be on the machine: the Python environment (standard library only, and syntax that any Python 3 can parse),
and what the tests need beyond it."""
