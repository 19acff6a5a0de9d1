"""What the headers `Accept` and `Accept-Encoding` want, by their names and weights."""


def wants(given: str, name: str) -> bool:
    """Whether the header names it, in small letters, and not with the weight nought."""
    given = given.lower()
    if name not in given or ";" not in given:
        return name in given
    return any(_is_wanted(one, name) for one in given.split(","))


def _is_wanted(one: str, name: str) -> bool:
    named, *parameters = [part.strip() for part in one.split(";")]
    weights = [part.removeprefix("q=") for part in parameters if part.startswith("q=")]
    return named == name and all(weight.strip("0.") for weight in weights)
