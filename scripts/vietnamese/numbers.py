"""Numbers in figures: a point between thousands, a comma before what is less than one."""


def grouped(count: int) -> str:
    """`1.006`."""
    return f"{count:,}".replace(",", ".")


def megabytes(size: float) -> str:
    """So many bytes in megabytes, without the unit: `1,5`."""
    return f"{size / 1e6:.1f}".replace(".", ",")
