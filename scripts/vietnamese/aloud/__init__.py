"""How what is written with digits, signs and capitals is said, a subject a module."""
