import pytest

from ingest.resolve.registered_people import agree_on_ids


@pytest.mark.parametrize(
    ("stated", "orcid", "openalex"),
    [
        ([], None, None),
        ([["orcid:1", "openalex:A1"], []], "1", "A1"),
        ([["orcid:1"], ["orcid:1", "openalex:A1"]], "1", "A1"),
        ([["orcid:1", "openalex:A1"], ["orcid:2", "openalex:A1"]], None, "A1"),
        ([["dblp:Wei Wang 0001"]], None, None),
    ],
)
def test_an_author_has_the_id_on_which_all_papers_agree(
    stated: list[list[str]], orcid: str | None, openalex: str | None
) -> None:
    assert agree_on_ids(stated) == {"orcid": orcid, "openalexId": openalex}
