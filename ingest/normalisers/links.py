"""Links that a text prints."""

import re

_HOSTS = "github.com|gitlab.com|bitbucket.org|codeberg.org|huggingface.co|sourceforge.net|git.sr.ht"
_CODE_URL = re.compile(
    rf"https?://(?:www\.)?(?:(?:{_HOSTS})/[^\s<>\"'{{}}|\\^`\]]+|[\w.-]+\.github\.io[^\s<>\"'{{}}|\\^`\]]*)",
    re.IGNORECASE,
)


def parse_code_url(text: str) -> str | None:
    """Give the first link to a code host, without the marks of the sentence around it."""
    match = _CODE_URL.search(text)
    if match is None:
        return None
    url = match[0].rstrip(".,;:!?*$")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?")
    return url
