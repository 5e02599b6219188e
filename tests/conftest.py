"""
What the tests share: how hypothesis runs, and the folder of open data.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.data import OPEN_DATA

# No deadlines: speed is measured in benchmarks, never in a test. `--hypothesis-profile=thorough` looks further.
settings.register_profile("usual", deadline=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=5_000)
settings.load_profile("usual")


@pytest.fixture(scope="session")
def open_data() -> Path:
    """
    Return the folder of open data beside the checkout, or skip the test where there is none.
    """
    if not OPEN_DATA.is_dir():
        pytest.skip("the open data is not here: no folder ../shared/data beside the checkout")
    return OPEN_DATA
