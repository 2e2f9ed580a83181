"""Finite fields and products of cyclic groups, small ones: elements are numbers from 0."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product


class Group:
    """A product of cyclic groups. Elements are numbered by their coordinates in mixed radix, the last runs fastest."""

    def __init__(self, orders: Sequence[int]) -> None:
        self._elements = list(product(*(range(order) for order in orders)))
        self._number = {element: number for number, element in enumerate(self._elements)}
        self._orders = tuple(orders)

    def add(self, a: int, b: int) -> int:
        """The sum of two elements."""
        pairs = zip(self._elements[a], self._elements[b], self._orders, strict=True)
        return self._number[tuple((x + y) % order for x, y, order in pairs)]


class Field(Group):
    """GF(q): the powers of one element are all but 0, so products are sums of logarithms."""

    def __init__(self, prime: int, degree: int) -> None:
        super().__init__([prime] * degree)
        self._powers = _powers_of_a_generator(prime, degree)
        self._logarithm = {element: exponent for exponent, element in enumerate(self._powers)}

    def multiply(self, a: int, b: int) -> int:
        """The product of two elements."""
        if a == 0 or b == 0:
            return 0
        return self._powers[(self._logarithm[a] + self._logarithm[b]) % len(self._powers)]


@lru_cache
def field(order: int) -> Field | None:
    """The field with that many elements; None where there is none, for the order is no power of a prime."""
    prime = next((p for p in range(2, order + 1) if order % p == 0), 0)
    degree, rest = 0, order
    while prime and rest % prime == 0:
        degree, rest = degree + 1, rest // prime
    return Field(prime, degree) if prime and rest == 1 else None


def _powers_of_a_generator(prime: int, degree: int) -> list[int]:
    """The powers of x modulo the first monic polynomial for which x generates all elements but 0 (a primitive one)."""
    one = (0,) * (degree - 1) + (1,)
    for low in product(range(prime), repeat=degree):
        powers: list[int] = []
        element = one
        while not powers or (element != one and len(powers) < prime**degree):
            powers.append(sum(digit * prime**place for place, digit in enumerate(reversed(element))))
            carry, shifted = element[0], (*element[1:], 0)
            element = tuple((digit - carry * c) % prime for digit, c in zip(shifted, low, strict=True))
        if 0 not in powers and len(set(powers)) == prime**degree - 1:
            return powers
    raise AssertionError("every finite field has a generator")
