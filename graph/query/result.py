"""How what a plan has read is laid out for whoever answers with it."""


def composite_key(response_key: str) -> str:
    """Where an object keeps the value of a field that has a selection or arguments of its own.

    Scalars stand under their plain name, whatever alias they were asked under; anything that
    depends on a selection stands under its response key, since one field may be asked for twice
    with different arguments. The prefix keeps the two apart.
    """
    return "@" + response_key
