import pytest

from cli.node import is_supported


@pytest.mark.parametrize(
    ("version", "supported"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.19.0", True),
        ("v18.20.8", False),
        ("", False),
        ("node", False),
    ],
)
def test_which_node_can_build_the_explorer(version: str, *, supported: bool) -> None:
    assert is_supported(version) is supported
