"""When a search has to end, be it that its time is over or that nobody waits for it any more."""

import time


class GivenUpError(Exception):
    """Nobody waits for the answer any more."""


class Deadline:
    """The end of one search; it may be given up from another thread than the one that works."""

    def __init__(self, seconds: float) -> None:
        """End in so many seconds."""
        self._at = time.monotonic() + seconds
        self._is_given_up = False

    @property
    def left(self) -> float:
        """How many seconds are left; none or fewer where it is over."""
        return self._at - time.monotonic()

    def give_up(self) -> None:
        """Have the work end at its next look."""
        self._is_given_up = True

    def is_over(self) -> bool:
        """Whether the time is over.

        Raises:
            GivenUpError: It was given up.
        """
        self.look()
        return time.monotonic() > self._at

    def look(self) -> None:
        """Go on, unless it was given up; the time is looked at elsewhere.

        Raises:
            GivenUpError: It was given up.
        """
        if self._is_given_up:
            raise GivenUpError
