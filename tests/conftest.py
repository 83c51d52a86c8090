"""What tests of several rooms share."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def apart():
    """A function that runs ``await body()`` in a thread of its own and returns its result.

    Playwright keeps an event loop running in the main thread, where no other may run.
    """

    def run(body):
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(body())).result()

    return run
