"""
The entry point of the command line: arguments in; bytes, one line of error and an exit code out.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress

from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.model.display import readable

__all__ = ["DONE", "INTERRUPTED", "NOT_WRITTEN", "REFUSED", "main"]

DONE = 0
"""The exit code of an answer."""

NOT_WRITTEN = 1
"""The exit code if the answer could not be written, for example to a full disk."""

REFUSED = 2
"""The exit code of a mistake in the arguments, an unknown name, a day without an answer, or a missing extra."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as in shells: 128 plus the number of the signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command, write its answer to standard output, and return the exit code.

    Text is written as UTF-8 in every locale. If the reader stops reading, as ``head`` does, that is not an error.

    Args:
        arguments: The words of the command; by default those with which the program was started.
    """
    try:
        from ofsted_ilacs.command_line.commands import run

        return _write(run(sys.argv[1:] if arguments is None else arguments))
    except (IlacsError, ImportError) as error:  # an ImportError names the extra that is missing
        return _complain(str(error), REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED


def _write(answer: bytes) -> int:
    if sys.stdout is None:  # started with standard output closed: nobody reads it
        return DONE
    try:
        sys.stdout.flush()  # what the caller printed comes first
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError):  # closed now: otherwise the interpreter tries to write the rest when it exits
            sys.stdout.close()
        if isinstance(error, BrokenPipeError):
            return DONE
        return _complain(f"The answer could not be written: {error.strerror}.", NOT_WRITTEN)
    return DONE


def _complain(message: str, code: int) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            if hasattr(sys.stderr, "reconfigure"):  # a replacement for it may lack this method
                sys.stderr.reconfigure(encoding="utf-8")
            sys.stderr.write(f"ofsted-ilacs: {' '.join(readable(message).split())}\n")
    return code
