"""Signals that end a command: as exceptions, which pass every context manager on their way.

So whatever a command has started is stopped, and what it holds is given back.
"""

import signal
import sys
from types import FrameType
from typing import Any

_INTERRUPTED = 128 + signal.SIGINT
_TERMINATED = 128 + signal.SIGTERM
_AGAIN_SECONDS = 0.05


def end_on_signals() -> None:
    """End by SIGTERM, and with the terminal, as by Ctrl-C; no such signal is lost."""
    signal.signal(signal.SIGTERM, _leave)
    _end_with_the_terminal()
    _send_again_what_is_lost()


def find_interruption(error: BaseException) -> int | None:
    """Give the exit code of the signal that ended the command; None where none did.

    A signal comes anywhere, also while a library is within a buffer or a connection. What that
    library then fails with, while everything is closed, is no failure of the command.
    """
    seen: BaseException | None = error
    while seen is not None:
        if (code := _code_of(seen)) is not None:
            return code
        seen = seen.__context__
    return None


def _code_of(error: BaseException | None) -> int | None:
    if isinstance(error, KeyboardInterrupt):
        return _INTERRUPTED
    ends = isinstance(error, SystemExit) and error.code == _TERMINATED
    return _TERMINATED if ends else None


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(_TERMINATED)


def _end_with_the_terminal() -> None:
    hangup = getattr(signal, "SIGHUP", None)  # Windows has none
    # Whoever starts it with nohup wants it to outlive the terminal.
    if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:
        # Whoever has a way to end at that moment has it for SIGTERM: the web server has its own.
        signal.signal(hangup, lambda *_: signal.raise_signal(signal.SIGTERM))


def _send_again_what_is_lost() -> None:
    """Where a signal comes while an object is deleted, Python prints its exception and goes on."""
    if not hasattr(signal, "setitimer"):  # Windows
        return
    tell = sys.unraisablehook

    def notice(lost: Any) -> None:  # noqa: ANN401 - Python has no public name for it
        code = _code_of(lost.exc_value)
        if code is None:
            tell(lost)
            return
        # Within this hook its exception would be lost as well.
        signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(code - 128))
        signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS)

    sys.unraisablehook = notice
