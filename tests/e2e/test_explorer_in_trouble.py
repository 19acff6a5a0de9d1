"""The explorer where something is missing: no service, no node, no WebGL, little room."""

import re
from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.e2e.browser import Watch
from tests.e2e.explorer_page import ExplorerPage

RUFF = "author:lukas-ruff"

WITHOUT_WEBGL = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
};
"""


def test_a_phone_has_everything_in_reach(phone: ExplorerPage) -> None:
    phone.open()
    phone.choose("Lukas Ruff", RUFF)
    phone.expect_details(RUFF)
    phone.rest()

    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= phone.page.evaluate("window.innerWidth")
    half = phone.at("panel").bounding_box()
    phone.page.get_by_role("button", name=re.compile("height of the sheet")).click()
    assert half is not None
    assert half["height"] > 200
    phone.page.wait_for_function(
        "([panel, half]) => panel.getBoundingClientRect().height > half",
        arg=[phone.at("panel").element_handle(), half["height"]],
    )
    phone.page.get_by_role("tab", name="List").click()
    expect(phone.at("node-list").locator(f'[data-node="{RUFF}"]')).to_be_visible()


def test_an_unknown_id_is_told_with_code_and_request(explorer: ExplorerPage) -> None:
    explorer.open("#around=author:nobody-at-all&selected=author:nobody-at-all")

    expect(explorer.at("account").get_by_test_id("failure-code")).to_have_text("NOT_FOUND")
    expect(explorer.at("account").get_by_test_id("failure-request")).not_to_be_empty()
    expect(explorer.at("unknown-node")).to_contain_text("author:nobody-at-all")


def test_a_service_that_is_away_is_told_and_asked_again(
    explorer: ExplorerPage, watch: Watch
) -> None:
    def refuse(route: Route) -> None:
        route.abort("connectionrefused")

    explorer.page.route("**/graphql", refuse)
    explorer.open(f"#around={RUFF}")
    failure = explorer.at("failure").first
    expect(failure).to_contain_text("The service does not answer")

    explorer.page.unroute("**/graphql", refuse)
    failure.get_by_role("button", name="Try again").click()

    explorer.rest()
    assert RUFF in explorer.visible()
    assert all("ERR_CONNECTION_REFUSED" in error for error in watch.errors)
    watch.errors.clear()


def test_a_database_that_is_away_is_told_as_the_service_says_it(
    explorer: ExplorerPage, watch: Watch
) -> None:
    error = {
        "message": "The database does not answer.",
        "extensions": {"code": "UNAVAILABLE", "hint": None, "requestId": "r-17"},
    }
    explorer.page.route(
        "**/graphql", lambda route: route.fulfill(status=503, json={"errors": [error]})
    )

    explorer.open()

    failure = explorer.at("failure")
    expect(failure).to_contain_text("The database does not answer.")
    expect(failure).to_contain_text("Start it, then try again.")
    expect(explorer.at("failure-code")).to_have_text("UNAVAILABLE")
    expect(explorer.at("failure-request")).to_have_text("r-17")
    assert all("503" in error for error in watch.errors)
    watch.errors.clear()


def test_without_webgl_the_page_says_so_and_the_list_serves(
    new_tab: Callable[..., ExplorerPage],
) -> None:
    tab = new_tab()
    tab.page.add_init_script(WITHOUT_WEBGL)

    tab.open(f"#around={RUFF}&panel=list")

    expect(tab.at("no-webgl")).to_contain_text("WebGL is missing")
    tab.at("node-list").locator(f'[data-node="{RUFF}"]').click()
    tab.expect_details(RUFF)


def test_a_dark_page_is_dark(new_tab: Callable[..., ExplorerPage]) -> None:
    tab = new_tab(color_scheme="dark")
    tab.open(f"#around={RUFF}").rest()

    background = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(18, 21, 28)"


def test_graphiql_works_without_the_internet(explorer: ExplorerPage) -> None:
    page = explorer.page
    page.goto(f"{explorer.address}/graphql#query=%7B%20authors%20%7B%20totalCount%20%7D%20%7D")

    # Until its editors are there, the button does nothing.
    expect(page.locator(".graphiql-query-editor .view-line")).to_contain_text("authors")
    page.get_by_role("button", name="Execute query").click()

    expect(page.locator(".graphiql-response")).to_contain_text("totalCount")
