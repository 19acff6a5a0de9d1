from ingest.linkers.assign_ids import choose_name, keep_ids, name_author, name_paper
from ingest.linkers.mentions import Cluster, Judgement
from tests.unit.ingest.linkers.naming import mention


def cluster(*printed: str, start: int = 1) -> Cluster:
    mentions = [mention(name, f"p{number}") for number, name in enumerate(printed, start)]
    return Cluster(tuple(Judgement(one, 1.0, ()) for one in mentions))


def test_the_name_printed_most_is_shown_and_initials_only_if_there_is_nothing_else() -> None:
    assert choose_name(cluster("Ada Byron", "Ada M. Byron", "Ada Byron").mentions) == "Ada Byron"
    assert choose_name(cluster("A. Byron", "A. Byron", "Ada Byron").mentions) == "Ada Byron"
    assert choose_name(cluster("A. Byron").mentions) == "A. Byron"
    assert choose_name(cluster("Ada Byron", "Ada M. Byron").mentions) == "Ada M. Byron"


def test_an_author_id_is_the_name_and_a_namesake_gets_a_digest_that_stays() -> None:
    one = cluster("Jörg Müller")

    assert name_author(one, set()) == "author:jorg-muller"
    namesake = name_author(one, {"author:jorg-muller"})
    assert namesake.startswith("author:jorg-muller-")
    assert namesake == name_author(cluster("Jörg Müller"), {"author:jorg-muller"})
    assert namesake != name_author(cluster("Jörg Müller", start=2), {"author:jorg-muller"})


def test_a_name_without_latin_letters_has_an_id() -> None:
    assert name_author(cluster("王伟"), set()).startswith("author:")
    assert len(name_author(cluster("☃a"), set())) > len("author:")


def test_a_paper_id_is_the_title_and_a_digest_of_its_key() -> None:
    paper = name_paper("From Clustering to Cluster Explanations", "from clustering")

    assert paper.startswith("paper:from-clustering-to-cluster-explanations-")
    assert paper == name_paper("From Clustering to Cluster Explanations", "from clustering")
    assert paper != name_paper("From Clustering to Cluster Explanations", "from clustering", "2")
    assert len(name_paper("word " * 100, "word")) < 90


def test_ids_stay_with_most_of_their_mentions_and_losers_are_merged() -> None:
    joined = cluster("Ada Byron", "Ada M. Byron", "Ada Byron")
    fresh = cluster("Alan Byron", start=7)
    previous = {
        "p1#Ada Byron": "author:ada-byron",
        "p3#Ada Byron": "author:ada-byron",
        "p2#Ada M. Byron": "author:ada-m-byron",
    }

    kept, merged = keep_ids([joined, fresh], previous)

    assert kept == ["author:ada-byron", None]
    assert merged == {"author:ada-m-byron": "author:ada-byron"}


def test_a_person_who_is_parted_keeps_the_id_on_the_greater_part() -> None:
    previous = dict.fromkeys(
        ["p1#Ada Byron", "p2#Ada Byron", "p7#Ada K. Byron"], "author:ada-byron"
    )

    kept, merged = keep_ids(
        [cluster("Ada K. Byron", start=7), cluster("Ada Byron", "Ada Byron")], previous
    )

    assert (kept, merged) == ([None, "author:ada-byron"], {})
