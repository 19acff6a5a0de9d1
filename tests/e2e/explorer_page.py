"""The explorer as a reader sees it: what the tests do with it and read from it."""

import json
from math import dist
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import PATIENCE_MS

_AT_REST = '[data-testid="graph"][data-rest="true"]'


class Seen(NamedTuple):
    """What the page shows, as far as a link must bring it back."""

    ids: frozenset[str]
    selected: str
    highlighted: tuple[str, ...]
    details: str | None
    outcome: str | None


class ExplorerPage:
    """One tab with the explorer."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.set_default_timeout(PATIENCE_MS)

    def open(self, fragment: str = "") -> "ExplorerPage":
        """Go to a view, as somebody who follows a link; waits for nothing."""
        self.page.goto(f"{self.address}/{fragment}")
        return self

    def at(self, test_id: str) -> Locator:
        return self.page.get_by_test_id(test_id)

    def search(self, text: str, field: str = "search") -> Locator:
        """Type into a search field; gives its suggestions."""
        box = self.at(field)
        box.get_by_role("combobox").fill(text)
        return box.get_by_test_id("suggestion")

    def choose(self, text: str, node: str, field: str = "search") -> None:
        """Search, and click the suggestion of this node."""
        self.search(text, field).and_(self.page.locator(f'[data-node="{node}"]')).click()

    def rest(self) -> "ExplorerPage":
        """Wait until everything asked for is there and the picture does not move."""
        expect(self.page.get_by_role("status").filter(has_text="Loading")).to_have_count(0)
        self.page.wait_for_selector(_AT_REST)
        return self

    def visible(self) -> frozenset[str]:
        return frozenset(json.loads(self._graph("data-visible-ids")))

    def seen(self) -> Seen:
        self.rest()
        return Seen(
            self.visible(),
            self._graph("data-selected"),
            tuple(json.loads(self._graph("data-highlighted-ids"))),
            self._shown("details", "data-node"),
            self._shown("outcome", "data-outcome"),
        )

    def click_node(self, node: str, clicks: int = 1) -> None:
        """Click where the picture has a node."""
        x, y = self.positions()[node]
        self.at("graph").click(position={"x": x, "y": y}, click_count=clicks)

    def positions(self) -> dict[str, tuple[int, int]]:
        """Where the picture has each node, in pixels, once nothing moves."""
        self.rest()
        found: dict[str, tuple[int, int]] = json.loads(self._graph("data-positions"))
        return found

    def freest(self, candidates: set[str]) -> str:
        """Whichever of these nodes has the most room around it, so that a click hits no other."""
        places = self.positions()

        def room(node: str) -> float:
            return min(dist(places[node], place) for at, place in places.items() if at != node)

        return max(sorted(candidates & places.keys()), key=room)

    def expect_details(self, node: str) -> Locator:
        details = self.at("details")
        expect(details).to_have_attribute("data-node", node)
        return details

    def _graph(self, attribute: str) -> str:
        return self.at("graph").get_attribute(attribute) or ""

    def _shown(self, test_id: str, attribute: str) -> str | None:
        element = self.at(test_id)
        return element.get_attribute(attribute) if element.count() else None
