"""Who waits for a computing program: in the order they came, the addresses taking turns."""

import math
import secrets
from collections import Counter, deque
from collections.abc import Callable

from jiama.serve.limits import fair

LEFT_SECONDS = 15  # a browser that has not asked again for so long has gone
MOST_WAITING, MODEST = 500, 60
FIRST_GUESS = 4.0  # seconds of a start, until some were measured


class Turns:
    """The queue; each browser that waits holds a ticket and asks again.

    Parameters
    ----------
    clock
        Gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float]):
        self.clock = clock
        self._waiting: dict[str, tuple[str, float]] = {}  # ticket to address, last seen
        self._took: deque[float] = deque([FIRST_GUESS], maxlen=8)

    def ask(self, ticket: str, address: str, free: int) -> tuple[str, int]:
        """Return a ticket and how many stand before it; who is let in has left the queue.

        Parameters
        ----------
        ticket
            The ticket the browser showed; any other than one of ours counts as none.
        address
            Where it asks from.
        free
            How many could be let in now.
        """
        now, seen = self.clock(), self._still_here()
        if ticket not in seen:
            own = sum(w[0] == address for w in seen.values())
            if not fair(own, len(seen), MOST_WAITING, MODEST):
                return "", len(seen)
            ticket = secrets.token_urlsafe(9)
        seen[ticket] = (address, now)
        before = self._before(ticket)
        if before < free:
            del seen[ticket]
        return ticket, before

    @property
    def anyone(self) -> bool:
        """Whether anyone waits."""
        return bool(self._still_here())

    def _still_here(self) -> dict[str, tuple[str, float]]:
        now = self.clock()
        here = {t: w for t, w in self._waiting.items() if now - w[1] <= LEFT_SECONDS}
        self._waiting = here
        return here

    def _before(self, ticket: str) -> int:
        """Return how many stand before: of each address its first, then of each its second."""
        rounds: Counter[str] = Counter()
        order = []
        for place, (one, (address, _)) in enumerate(self._waiting.items()):
            rounds[address] += 1
            order.append((rounds[address], place, one))
        return [one for _, _, one in sorted(order)].index(ticket)

    def took(self, seconds: float) -> None:
        """Take note of how long a start took."""
        self._took.append(seconds)

    def seconds(self, before: int, starts: int) -> int:
        """Return how long it will take about until one's turn comes."""
        usual = sum(self._took) / len(self._took)
        return max(2, math.ceil((before // starts + 1) * usual))


class Bucket:
    """So many at once, and so many a second: what `need` returns is how long to wait."""

    def __init__(self, burst: float, a_second: float, clock: Callable[[], float]):
        self.burst, self.a_second, self.clock = burst, a_second, clock
        self._left, self._at = burst, clock()

    def need(self, amount: float = 1) -> float:
        """Take an amount; return the seconds until it was due."""
        now = self.clock()
        self._left = min(self.burst, self._left + (now - self._at) * self.a_second)
        self._at, self._left = now, self._left - amount
        return max(0.0, -self._left / self.a_second)

    def may(self) -> bool:
        """Take one if it is there; return whether it was."""
        wait = self.need()
        if wait:
            self._left += 1
        return not wait
