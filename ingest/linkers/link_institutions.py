"""Which descriptions are one institution: by the ids of registers, else by name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ingest.linkers.merge_institutions import Description, merge_descriptions
from ingest.slugs import digest


def link_institutions(descriptions: Sequence[Description]) -> list[list[Description]]:
    """Put descriptions of one institution together.

    One ROR id is one institution, and so is one OpenAlex id; two ROR ids never are, whatever
    else agrees. A description without any id belongs to the only one that bears its name.
    """
    rors = _find_rors(descriptions)
    bearers = _find_bearers(descriptions, rors)
    groups: dict[str, list[Description]] = defaultdict(list)
    for one in descriptions:
        groups[_find_key(one, rors, bearers)].append(one)
    return [groups[key] for key in sorted(groups)]


def name_group(group: Sequence[Description], taken: Collection[str]) -> str:
    """Give the id of a new institution: the list's, else its name's, else one with a digest."""
    whole = merge_descriptions(group)
    plain = whole.id or whole.plain_ids[0]
    return f"{plain}-{digest(*whole.keys)}" if plain in taken else plain


def _find_rors(descriptions: Iterable[Description]) -> Mapping[str, str]:
    """Give the ROR id of each OpenAlex id, the least where sources differ."""
    found: dict[str, str] = {}
    for one in descriptions:
        if one.ror and one.openalex_id:
            known = found.get(one.openalex_id, one.ror)
            found[one.openalex_id] = min(known, one.ror)
    return found


def _find_bearers(
    descriptions: Iterable[Description], rors: Mapping[str, str]
) -> Mapping[str, str]:
    """Give, for each id that a name would give, the only institution with that name."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in descriptions:
        key = _find_registered(one, rors)
        if key is not None:
            for plain in (*one.plain_ids, *([one.id] if one.id else [])):
                bearers[plain].add(key)
    return {plain: next(iter(keys)) for plain, keys in bearers.items() if len(keys) == 1}


def _find_registered(one: Description, rors: Mapping[str, str]) -> str | None:
    if one.ror:
        return f"ror:{one.ror}"
    if one.openalex_id:
        ror = rors.get(one.openalex_id)
        return f"ror:{ror}" if ror else f"openalex:{one.openalex_id}"
    return None


def _find_key(one: Description, rors: Mapping[str, str], bearers: Mapping[str, str]) -> str:
    key = _find_registered(one, rors)
    if key is not None:
        return key
    plain = one.id or one.plain_ids[0]
    return bearers.get(plain, plain)
