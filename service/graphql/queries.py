"""The root fields."""

import strawberry

from service.graphql.connections import filtered, ordered, paging
from service.graphql.fields import argument, computed, root
from service.graphql.search import MOST_HITS
from service.graphql.types.among import CollaborationAmong
from service.graphql.types.among_query import (
    COLLABORATION_AMONG_DESCRIPTION,
    resolve_collaboration_among,
)
from service.graphql.types.author import Author
from service.graphql.types.author_lists import AuthorConnection, CollaboratorConnection
from service.graphql.types.category import Category
from service.graphql.types.collaborators_query import (
    COLLABORATORS_DESCRIPTION,
    resolve_collaborators,
)
from service.graphql.types.conflict import ConflictCheck
from service.graphql.types.conflict_query import (
    CONFLICT_CHECK_DESCRIPTION,
    resolve_conflict_check,
)
from service.graphql.types.distances import DistancesFrom
from service.graphql.types.distances_query import (
    DISTANCES_FROM_DESCRIPTION,
    resolve_distances_from,
)
from service.graphql.types.institution import Institution
from service.graphql.types.introductions import IntroductionConnection
from service.graphql.types.introductions_query import (
    INTRODUCTIONS_DESCRIPTION,
    resolve_introductions,
)
from service.graphql.types.lookups import (
    AuthorLookup,
    CategoryLookup,
    InstitutionLookup,
    PaperLookup,
    TopicLookup,
)
from service.graphql.types.node import Node, NodeKind
from service.graphql.types.orders import (
    AuthorOrder,
    CategoryOrder,
    InstitutionOrder,
    PaperOrder,
    TopicOrder,
)
from service.graphql.types.paper import Paper
from service.graphql.types.paper_lists import PaperConnection
from service.graphql.types.path import CollaboratorDistance, CollaboratorPaths
from service.graphql.types.path_query import (
    COLLABORATOR_DISTANCE_DESCRIPTION,
    COLLABORATOR_PATHS_DESCRIPTION,
    resolve_collaborator_distance,
    resolve_collaborator_paths,
)
from service.graphql.types.search import SearchConnection, SuggestionConnection
from service.graphql.types.second_degree import SecondDegreeConnection
from service.graphql.types.second_degree_query import (
    SECOND_DEGREE_DESCRIPTION,
    resolve_second_degree,
)
from service.graphql.types.slice import Slice
from service.graphql.types.slice_query import SLICE_DESCRIPTION, resolve_slice
from service.graphql.types.subject_lists import (
    CategoryConnection,
    InstitutionConnection,
    TopicConnection,
)
from service.graphql.types.topic import Topic
from service.graphql.types.watch import PathWatch
from service.graphql.types.watch_query import WATCH_PATH_DESCRIPTION, resolve_watch_path
from service.graphql.types.where import (
    AuthorWhere,
    CategoryWhere,
    InstitutionWhere,
    PaperWhere,
    TopicWhere,
)

_KINDS = argument(
    "kinds",
    list[NodeKind] | None,
    "Only these kinds; all by default, and by an "
    "empty list as well: a search for nothing would find nothing.",
)


@strawberry.type(description="Everything that can be asked.")
class Query:
    """The root fields."""

    node: Node | None = root(
        "One node of any kind; null where no node has the id.",
        [argument("id", strawberry.ID, "The node's id, or one that was merged into it.")],
    )
    nodes: list[Node | None] = root(
        "Several nodes, in the order of their ids; null in the place of an unknown one.",
        [argument("ids", list[strawberry.ID], "At most 100 ids, of any kinds.")],
    )
    author: Author | None = root(
        "One author; null where none has the key.",
        [argument("by", AuthorLookup, "The key to look the author up by.")],
    )
    authors: AuthorConnection = root(
        "All authors.", filtered(AuthorWhere, ordered(AuthorOrder, AuthorOrder.NAME_ASC))
    )
    paper: Paper | None = root(
        "One paper; null where none has the key.",
        [argument("by", PaperLookup, "The key to look the paper up by.")],
    )
    papers: PaperConnection = root(
        "All papers.", filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC))
    )
    category: Category | None = root(
        "One category; null where none has the key.",
        [argument("by", CategoryLookup, "The key to look the category up by.")],
    )
    categories: CategoryConnection = root(
        "All categories.", filtered(CategoryWhere, ordered(CategoryOrder, CategoryOrder.CODE_ASC))
    )
    topic: Topic | None = root(
        "One topic; null where none has the key.",
        [argument("by", TopicLookup, "The key to look the topic up by.")],
    )
    topics: TopicConnection = root(
        "All topics.", filtered(TopicWhere, ordered(TopicOrder, TopicOrder.PAPER_COUNT_DESC))
    )
    institution: Institution | None = root(
        "One institution; null where none has the key.",
        [argument("by", InstitutionLookup, "The key to look the institution up by.")],
    )
    institutions: InstitutionConnection = root(
        "All institutions.",
        filtered(InstitutionWhere, ordered(InstitutionOrder, InstitutionOrder.PAPER_COUNT_DESC)),
    )
    search: SearchConnection = root(
        "Full-text search over the names and titles of all kinds of node, the best hit first. "
        "Every word has to fit: exactly, as the beginning of a word, or (from four letters on) "
        "with a typing error; all but one word of an author's name may be initials. Accents and "
        "the order of words do not matter, nor does it whether ä is written a or ae. The best "
        f"{MOST_HITS} hits of each kind are gone through; `completeness` says if there are more. A "
        "text that is a DOI, an arXiv id, an ORCID, a ROR id, an OpenAlex id or the id of a node "
        "finds that node first, bare or as an address.",
        [
            argument("query", str, "What to look for, as a person types it."),
            _KINDS,
            *paging(first=10),
        ],
    )
    suggest: SuggestionConnection = root(
        "What somebody who has typed this may mean: nodes whose names or titles have words that "
        "begin with every word of the text. The name itself comes first, then names that begin "
        f"with the text, then others; by papers or citations. Of the best {MOST_HITS} of each "
        "kind; `completeness` says if there are more.",
        [
            argument("text", str, "What was typed so far."),
            _KINDS,
            *paging(first=8),
        ],
    )
    slice: Slice = computed(resolve_slice, SLICE_DESCRIPTION)
    collaborators: CollaboratorConnection = computed(
        resolve_collaborators, COLLABORATORS_DESCRIPTION
    )
    collaborator_paths: CollaboratorPaths = computed(
        resolve_collaborator_paths, COLLABORATOR_PATHS_DESCRIPTION
    )
    collaborator_distance: CollaboratorDistance = computed(
        resolve_collaborator_distance, COLLABORATOR_DISTANCE_DESCRIPTION
    )
    distances_from: DistancesFrom = computed(resolve_distances_from, DISTANCES_FROM_DESCRIPTION)
    collaboration_among: CollaborationAmong = computed(
        resolve_collaboration_among, COLLABORATION_AMONG_DESCRIPTION
    )
    second_degree: SecondDegreeConnection = computed(
        resolve_second_degree, SECOND_DEGREE_DESCRIPTION
    )
    conflict_check: ConflictCheck = computed(resolve_conflict_check, CONFLICT_CHECK_DESCRIPTION)
    watch_path: PathWatch = computed(resolve_watch_path, WATCH_PATH_DESCRIPTION)
    introductions: IntroductionConnection = computed(
        resolve_introductions, INTRODUCTIONS_DESCRIPTION
    )
