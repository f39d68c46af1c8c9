"""What must be on the machine: the Python environment, and what the tests need beyond it."""
