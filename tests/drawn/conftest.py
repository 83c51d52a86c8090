import pytest

from jiama.text import translator


@pytest.fixture
def tr():
    return translator()
