"""What tests of several rooms share."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
import zmq

# Every context of the process. One that is collected together with its open sockets waits for them
# for ever, in whatever thread the collector happens to run; one that is kept is let go at the end.
CONTEXTS = []
_init = zmq.Context.__init__


def _kept(self, *args, **kwargs):
    _init(self, *args, **kwargs)
    CONTEXTS.append(self)


zmq.Context.__init__ = _kept


@pytest.fixture(autouse=True)
def environment_as_found():
    """Fail a test that leaves the environment changed: the next ones would run in it."""
    before = dict(os.environ)
    yield
    changed = {k for k in before.keys() | os.environ.keys() if before.get(k) != os.environ.get(k)}
    changed.discard("PYTEST_CURRENT_TEST")  # says which step of a test is running
    if changed:
        os.environ.clear()
        os.environ.update(before)
        pytest.fail(f"left the environment changed: {', '.join(sorted(changed))}")


@pytest.fixture
def apart():
    """A function that runs ``await body()`` in a thread of its own and returns its result.

    Playwright keeps an event loop running in the main thread, where no other may run.
    """

    def run(body):
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(body())).result()

    return run
