"""The client waits, asks again, says who it is, and does not ask twice."""

import json
import time
from email.utils import formatdate

import pytest

from ingest.fetch.client import PoliteClient
from ingest.fetch.errors import FetchError
from ingest.fetch.settings import Service
from tests.helpers.stand_in_services import Answer

PATH = "/openalex/works/W1"
WORK = json.dumps({"id": "https://openalex.org/W1", "title": "A title"}).encode()
BUSY = Answer(status=503)


def test_it_says_who_asks(stand_in, fetch):
    stand_in.teach(PATH, WORK)
    fetch("openalex:W1")
    (asked,) = stand_in.asked
    assert asked.user_agent.startswith("research-graph/")
    assert asked.user_agent.endswith(" (mailto:ada@example.org)")


def test_answer_is_kept_on_disk_for_the_next_run(stand_in, fetch):
    stand_in.teach(PATH, WORK)
    assert fetch("openalex:W1") == fetch("openalex:W1")
    assert stand_in.paths() == [PATH]


def test_fresh_asks_again_and_keeps_the_new_answer(stand_in, fetch):
    stand_in.teach(PATH, WORK, WORK.replace(b"A title", b"A new title"))
    fetch("openalex:W1")
    assert [paper.title for paper in fetch("openalex:W1", fresh=True)] == ["A new title"]
    assert [paper.title for paper in fetch("openalex:W1")] == ["A new title"]
    assert stand_in.paths() == [PATH, PATH]


def test_kept_answer_grows_old(stand_in, fetch):
    stand_in.teach(PATH, WORK)
    fetch("openalex:W1", keep=0.05)
    time.sleep(0.1)
    fetch("openalex:W1")
    assert stand_in.paths() == [PATH, PATH]


def test_answer_behind_a_redirect_is_kept_under_the_address_asked_for(stand_in, fetch):
    stand_in.teach("/openalex/works/W2", Answer(status=301, headers={"Location": PATH}))
    stand_in.teach(PATH, WORK)
    for _ in range(2):
        (paper,) = fetch("openalex:W2")
        assert paper.openalex_id == "W1"
    assert stand_in.paths() == ["/openalex/works/W2", PATH]


def test_busy_service_is_asked_again_after_growing_waits(stand_in, fetch, waits):
    stand_in.teach(PATH, BUSY, BUSY, WORK)
    assert len(fetch("openalex:W1")) == 1
    assert len(waits) == 2
    assert 0 < waits[0] < waits[1]


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_honoured(stand_in, fetch, waits, form):
    text = "100" if form == "seconds" else formatdate(time.time() + 100, usegmt=True)
    stand_in.teach(PATH, Answer(status=429, headers={"Retry-After": text}), WORK)
    fetch("openalex:W1")
    (wait,) = waits
    assert 40 < wait <= 100  # the date was some time ago when it is read


def test_too_long_a_retry_after_ends_it(stand_in, fetch, waits):
    stand_in.teach(PATH, Answer(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(FetchError, match=r"answered 429 .* it asks to come back after 3600"):
        fetch("openalex:W1")
    assert (waits, len(stand_in.asked)) == ([], 1)


def test_service_that_stays_busy_is_given_up(stand_in, fetch):
    stand_in.teach(PATH, BUSY)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 answered 503 .* for /openalex/works/W1"):
        fetch("openalex:W1")
    assert len(stand_in.asked) == 3


def test_refusal_is_not_repeated(stand_in, fetch):
    stand_in.teach(PATH, Answer(status=403))
    with pytest.raises(FetchError, match="answered 403"):
        fetch("openalex:W1")
    assert len(stand_in.asked) == 1


def test_service_out_of_reach_is_named(fetch):
    nowhere = Service("http://127.0.0.1:1", 0)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 cannot be reached"):
        fetch("openalex:W1", openalex=nowhere)


def test_requests_keep_the_interval_that_a_service_wants(stand_in, settings, waits):
    stand_in.teach("/slow/a", b"{}")
    stand_in.teach("/slow/b", b"{}")
    stand_in.teach("/crossref/a", b"{}")
    slow = Service(f"{stand_in.address}/slow", 100.0)
    with PoliteClient(_with_arxiv(settings, slow), waits.append) as client:
        client.get(slow, "/a")
        client.get(settings.crossref, "/a")
        assert waits == []
        client.get(slow, "/b")
        (wait,) = waits
        assert 40 < wait <= 100
        client.get(slow, "/b")
    assert len(waits) == 1  # what is kept costs no wait


def test_key_goes_to_openalex_only_and_into_no_record(stand_in, fetch, settings):
    stand_in.teach(f"{PATH}?api_key=secret", WORK)
    (paper,) = fetch("openalex:W1", openalex_key="secret")
    assert "secret" not in str(paper)
    assert b"secret" not in settings.cache.read_bytes()
    with pytest.raises(FetchError) as error:
        fetch("doi:10.1000/x", openalex_key="secret")
    assert "secret" not in str(error.value)
    assert stand_in.paths()[1] == "/crossref/works/10.1000%2Fx"


def test_interrupted_run_goes_on_where_it_stopped(stand_in, fetch):
    author = {"id": "https://openalex.org/A1", "display_name": "Ada Example"}
    first = "/openalex/works?filter=author.id%3AA1&per_page=200&cursor=%2A"
    second = first.replace("%2A", "two")
    body = {"meta": {"next_cursor": "two"}, "results": [json.loads(WORK)]}
    stand_in.teach("/openalex/authors/A1", json.dumps(author).encode())
    stand_in.teach(first, json.dumps(body).encode())
    stand_in.teach(second, Answer(status=403))
    with pytest.raises(FetchError):
        fetch("openalex:A1")
    stand_in.asked.clear()
    stand_in.teach(second, b'{"meta": {}, "results": []}')
    assert len(fetch("openalex:A1")) == 2
    assert stand_in.paths() == [second]


def _with_arxiv(settings, service):
    return type(settings)(cache=settings.cache, crossref=settings.crossref, arxiv=service)
