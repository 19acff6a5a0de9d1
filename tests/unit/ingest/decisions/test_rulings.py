"""What decisions say together, in the order in which they were made."""

from ingest.decisions.decision import Decision, Kind, MentionRef, PaperRef, Part
from ingest.decisions.rulings import FoundDecision, Verdict, weigh
from ingest.linkers.rulings import Different, Same


def decided(kind: Kind, hour: int, *parts: str) -> FoundDecision:
    """A decision about mentions that are named by letters: "ab" is a part of two."""
    paper = PaperRef("A Title", "a title")
    named = tuple(Part("author:x", (MentionRef(part, paper),)) for part in parts)
    return FoundDecision(
        Decision(kind, "Ada", f"2026-01-01T{hour:02}:00:00+00:00", named),
        tuple(frozenset(part) for part in parts),
    )


def same(verdict: Verdict) -> set[str]:
    return {"".join(sorted(one.mentions)) for one in verdict.rulings if isinstance(one, Same)}


def different(verdict: Verdict) -> set[tuple[str, str]]:
    return {
        ("".join(sorted(one.left)), "".join(sorted(one.right)))
        for one in verdict.rulings
        if isinstance(one, Different)
    }


def test_a_split_sets_apart_and_keeps_each_side_whole() -> None:
    verdict = weigh([decided(Kind.SPLIT, 1, "abc", "de")])

    assert different(verdict) == {("de", "abc")}
    assert same(verdict) == {"abc", "de"}
    assert set(verdict.backed) == {"d", "e"}, "what stays was not confirmed"


def test_a_later_split_takes_out_of_an_earlier_merge_what_it_names() -> None:
    merge = decided(Kind.MERGE, 1, "ab", "cd")
    split = decided(Kind.SPLIT, 2, "abc", "d")

    verdict = weigh([split, merge])

    assert same(verdict) == {"abc"}
    assert different(verdict) == {("d", "abc")}
    assert verdict.overruled == {merge.decision.id: (split.decision.id,)}


def test_a_split_cuts_what_hangs_together_through_a_third() -> None:
    verdict = weigh(
        [
            decided(Kind.VERIFY, 1, "ax"),
            decided(Kind.VERIFY, 2, "xb"),
            decided(Kind.SPLIT, 3, "b", "a"),
        ]
    )

    assert same(verdict) == {"bx"}
    assert different(verdict) == {("a", "b")}


def test_a_later_merge_takes_back_an_earlier_split() -> None:
    split, merge = decided(Kind.SPLIT, 1, "ab", "cd"), decided(Kind.MERGE, 2, "ab", "cd")

    verdict = weigh([split, merge])

    assert different(verdict) == set()
    assert "abcd" in same(verdict)
    assert verdict.overruled == {split.decision.id: (merge.decision.id,)}


def test_what_a_later_merge_does_not_touch_stays_apart() -> None:
    first = decided(Kind.SPLIT, 1, "ab", "cd")
    second = decided(Kind.SPLIT, 2, "c", "d")
    merge = decided(Kind.MERGE, 3, "ab", "c")

    verdict = weigh([first, second, merge])

    assert different(verdict) == {("d", "ab"), ("d", "c")}


def test_a_second_split_of_one_author_overrules_nothing() -> None:
    first, second = decided(Kind.SPLIT, 1, "abc", "d"), decided(Kind.SPLIT, 2, "ab", "c")

    verdict = weigh([first, second])

    assert verdict.overruled == {}
    assert same(verdict) == {"ab"}


def test_a_rename_rules_nothing() -> None:
    assert weigh([decided(Kind.RENAME, 1, "ab")]) == weigh([])
