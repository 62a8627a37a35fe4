"""Transformation matrices of PDF (ISO 32000-1, 8.3.4): six numbers, a to f."""

from collections.abc import Iterable

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def product(first: Iterable[float], then: Iterable[float]) -> Matrix:
    """Give the matrix that does what one does and then another."""
    a, b, c, d, e, f = map(float, first)
    k, m, n, p, q, r = map(float, then)
    return (
        a * k + b * n,
        a * m + b * p,
        c * k + d * n,
        c * m + d * p,
        e * k + f * n + q,
        e * m + f * p + r,
    )
