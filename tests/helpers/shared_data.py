"""The pages and data that stand beside the checkout; tests that need them skip without them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SAMPLE_PAGES = Path(__file__).parents[1] / "data" / "pages"


def find_shared(part: str) -> Path:
    """Give a folder or file of the shared data, or skip the test."""
    path = SHARED / part
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return path
