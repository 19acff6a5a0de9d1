// Generated from schema.graphql by `npm run codegen`; not edited by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends " $fragmentName" | "__typename" ? T[P] : never };
import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
/** Between whom to look for paths, and over which papers. */
export type CollaboratorPathsInput = {
  /** The author that paths begin with; merged ids are found. */
  from: string;
  /** The author that they end with. */
  to: string;
  /** How many hops a path may have, 1 to 10. */
  maxHops?: number;
  /** Only papers of this year and later join two authors; papers without a year join nobody then. */
  since?: number | null | undefined;
  /** Only papers of this year and earlier; as `since`. */
  until?: number | null | undefined;
  /** What to do with papers with very many authors; by default those with more than 50 are excluded. */
  hyperauthor?: HyperauthorInput | null | undefined;
  /** Authors that no path may lead through, at most 1000. */
  avoid?: Array<string>;
  /** Authors that every path must lead through, in any order, at most 3. */
  via?: Array<string>;
  /** Only authorships that are at least so certain count, 0 to 1; a joint paper is as certain as the less certain of its two authorships. */
  minConfidence?: number;
  /** How many paths, 1 to 20. The answer for fewer is always the beginning of the answer for more. */
  first?: number;
  /** What a hop costs. */
  weight?: PathWeight;
};

/** Whether an answer is all that there is within what was asked. */
export type CompletenessStatus =
  /** Nothing is missing. */
  | "COMPLETE"
  /** A limit cut the answer. */
  | "TRUNCATED";

/** How exact a date is. */
export type DatePrecision =
  /** Year, month and day are known. */
  | "DAY"
  /** Year and month are known. */
  | "MONTH"
  /** Only the year is known. */
  | "YEAR";

/** The kinds of relationship between two nodes. */
export type EdgeKind =
  /** An author wrote a paper. */
  | "AUTHORED"
  /** A paper is filed under a category. */
  | "IN_CATEGORY"
  /** A paper is about a topic. */
  | "ABOUT"
  /** An author's papers name an institution. */
  | "AFFILIATED_WITH"
  /** A paper names an institution. */
  | "FROM_INSTITUTION"
  /** Two authors have joint papers. Without direction: from the lesser id to the greater. */
  | "COLLABORATED_WITH"
  /** A paper cites another. */
  | "CITES"
  /** A category, topic or institution is part of another. */
  | "PART_OF";

/** The policy for papers with very many authors. */
export type HyperauthorInput = {
  /** What happens to them. */
  mode?: HyperauthorMode;
  /** The number of authors above which a paper is one of them, at least 2. Of no account with `INCLUDE`. */
  threshold?: number;
};

/** What happens to papers with more authors than the threshold: such a paper joins people who may never have met. */
export type HyperauthorMode =
  /** They join nobody; the answer says how many were left out. */
  | "EXCLUDE"
  /** They join their authors, but what one adds to the strength is multiplied by threshold / number of authors. Hops are counted as if they were ordinary papers. */
  | "DOWNWEIGHT"
  /** They join their authors as any paper does. */
  | "INCLUDE";

/** The kinds of node. */
export type NodeKind =
  /** A person who wrote papers. */
  | "AUTHOR"
  /** A preprint, article or other text. */
  | "PAPER"
  /** An arXiv archive or category. */
  | "CATEGORY"
  /** What a text is about. */
  | "TOPIC"
  /** A university, company, … */
  | "INSTITUTION";

/** Why there are fewer paths than asked for. */
export type PathCause =
  /** Longer ones were not looked for: a greater `maxHops` may give more. */
  | "BOUND"
  /** There is no path, however long: everybody that the filters let the search reach from one of the two was looked at. */
  | "FILTERS"
  /** The time for a search was over. */
  | "TIME_LIMIT"
  /** A search may look at no more authors, or at no more papers. */
  | "AUTHOR_LIMIT";

/** What a search for paths came to. */
export type PathOutcome =
  /** There is at least one path. */
  | "FOUND"
  /** Both ids are one author's, so there is nothing to connect. */
  | "SAME_AUTHOR"
  /** No path has at most `maxHops` hops and passes the filters; `completeness.cause` tells which of the two is the reason. */
  | "NO_PATH_WITHIN_BOUND"
  /** The two are in different components of the graph that the hyper-author policy uses: no bound and no filter would help. Known by component ids, not searched for. */
  | "DISCONNECTED"
  /** A limit ended the search. The paths that are given are proved to come first; there may be more. */
  | "TRUNCATED";

/** What one hop of a path costs; the cheapest paths come first. */
export type PathWeight =
  /** 1: the shortest paths come first. */
  | "HOPS"
  /** 1 / strength (Newman's: the sum over the joint papers of 1 / (number of authors minus 1)): paths over close collaborators come first. */
  | "STRENGTH"
  /** 1 / strength, where what a paper adds to the strength halves with every 5 years before `until`, or before the newest paper of the graph. */
  | "RECENT";

/** How many nodes of one kind a slice keeps at most. */
export type SliceQuota = {
  /** The kind. */
  kind: NodeKind;
  /** How many at most, 1 to `maxNodes`. */
  nodes: number;
};

export type PaperLineFragment = {
  id: string;
  title: string;
  year: number | null;
  hasCode: boolean;
  codeUrl: string | null;
  authorCount: number;
  categories: {
    edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
  };
};

export type DetailsQueryVariables = Exact<{
  id: string;
  first: number;
}>;

export type DetailsQuery = {
  node:
    | {
        __typename: "Author";
        id: string;
        redirectedFrom: string | null;
        name: string;
        nameVariants: Array<string>;
        orcid: string | null;
        openalexId: string | null;
        paperCount: number;
        collaboratorCount: number;
        firstYear: number | null;
        lastYear: number | null;
        mainCategory: { id: string; code: string; name: string } | null;
        metrics: {
          hIndex: number | null;
          citationCount: number | null;
          novelty: number | null;
          aiScore: number | null;
          source: string | null;
          date: string | null;
        } | null;
        trust: {
          role: string | null;
          affiliation: string | null;
          openToCollaborate: boolean | null;
          score: number | null;
          label: string | null;
          verification: string | null;
          claimed: boolean | null;
          followers: number | null;
          source: string | null;
          date: string | null;
        } | null;
        profiles: Array<{
          id: string;
          format: string;
          file: string;
          address: string | null;
          asOf: string | null;
          name: string | null;
          inferredName: string | null;
          inferredFrom: string | null;
          mainCategory: string | null;
          hIndex: number | null;
          paperCount: number | null;
          citationCount: number | null;
          novelty: number | null;
          aiScore: number | null;
          role: string | null;
          affiliation: string | null;
          openToCollaborate: boolean | null;
          trustScore: number | null;
          trustLabel: string | null;
          verification: string | null;
          claimed: boolean | null;
          works: number | null;
          followers: number | null;
          topics: number | null;
          closeCollaborators: number | null;
        }>;
        papers: {
          totalCount: number;
          edges: Array<{
            printedName: string | null;
            inferred: boolean;
            confidence: number;
            node: {
              id: string;
              title: string;
              year: number | null;
              hasCode: boolean;
              codeUrl: string | null;
              authorCount: number;
              categories: {
                edges: Array<{
                  ambiguous: boolean;
                  node: { id: string; code: string; name: string };
                }>;
              };
            };
          }>;
        };
        collaborators: {
          totalCount: number;
          completeness: { papersExcluded: number; threshold: number | null };
          edges: Array<{
            papers: number;
            strength: number;
            firstYear: number | null;
            lastYear: number | null;
            confidence: number;
            node: { id: string; name: string };
          }>;
        };
        topics: {
          totalCount: number;
          edges: Array<{ papers: number; node: { id: string; name: string } }>;
        };
        institutions: {
          totalCount: number;
          edges: Array<{
            papers: number;
            firstYear: number | null;
            lastYear: number | null;
            node: { id: string; name: string };
          }>;
        };
      }
    | {
        __typename: "Category";
        id: string;
        redirectedFrom: string | null;
        name: string;
        code: string;
        scheme: string;
        parent: { id: string; code: string; name: string } | null;
        papers: {
          totalCount: number;
          nodes: Array<{
            id: string;
            title: string;
            year: number | null;
            hasCode: boolean;
            codeUrl: string | null;
            authorCount: number;
            categories: {
              edges: Array<{
                ambiguous: boolean;
                node: { id: string; code: string; name: string };
              }>;
            };
          }>;
        };
      }
    | {
        __typename: "Institution";
        id: string;
        redirectedFrom: string | null;
        name: string;
        aliases: Array<string>;
        ror: string | null;
        country: string | null;
        type: string | null;
        paperCount: number;
        papers: {
          totalCount: number;
          nodes: Array<{
            id: string;
            title: string;
            year: number | null;
            hasCode: boolean;
            codeUrl: string | null;
            authorCount: number;
            categories: {
              edges: Array<{
                ambiguous: boolean;
                node: { id: string; code: string; name: string };
              }>;
            };
          }>;
        };
        authors: {
          totalCount: number;
          edges: Array<{ papers: number; node: { id: string; name: string } }>;
        };
      }
    | {
        __typename: "Paper";
        id: string;
        redirectedFrom: string | null;
        title: string;
        abstract: string | null;
        year: number | null;
        type: string | null;
        doi: string | null;
        arxivId: string | null;
        openalexId: string | null;
        codeUrl: string | null;
        hasCode: boolean;
        authorCount: number;
        authorsTruncated: boolean | null;
        citedByCount: number | null;
        score: number | null;
        date: { value: string; precision: DatePrecision; yearInferred: boolean } | null;
        authors: {
          totalCount: number;
          edges: Array<{
            position: number | null;
            printedName: string | null;
            inferred: boolean;
            confidence: number;
            node: { id: string; name: string };
          }>;
        };
        categories: {
          totalCount: number;
          edges: Array<{
            primary: boolean;
            ambiguous: boolean;
            node: { id: string; code: string; name: string };
          }>;
        };
        topics: {
          totalCount: number;
          edges: Array<{
            score: number | null;
            method: string | null;
            node: { id: string; name: string };
          }>;
        };
        institutions: {
          totalCount: number;
          edges: Array<{ method: string | null; node: { id: string; name: string } }>;
        };
        sources: Array<{
          id: string;
          format: string;
          file: string;
          line: number | null;
          asOf: string | null;
        }>;
      }
    | {
        __typename: "Topic";
        id: string;
        redirectedFrom: string | null;
        name: string;
        kind: string;
        paperCount: number;
        papers: {
          totalCount: number;
          nodes: Array<{
            id: string;
            title: string;
            year: number | null;
            hasCode: boolean;
            codeUrl: string | null;
            authorCount: number;
            categories: {
              edges: Array<{
                ambiguous: boolean;
                node: { id: string; code: string; name: string };
              }>;
            };
          }>;
        };
        authors: {
          totalCount: number;
          edges: Array<{ papers: number; node: { id: string; name: string } }>;
        };
      }
    | null;
};

export type AuthorDetailsFragment = {
  name: string;
  nameVariants: Array<string>;
  orcid: string | null;
  openalexId: string | null;
  paperCount: number;
  collaboratorCount: number;
  firstYear: number | null;
  lastYear: number | null;
  mainCategory: { id: string; code: string; name: string } | null;
  metrics: {
    hIndex: number | null;
    citationCount: number | null;
    novelty: number | null;
    aiScore: number | null;
    source: string | null;
    date: string | null;
  } | null;
  trust: {
    role: string | null;
    affiliation: string | null;
    openToCollaborate: boolean | null;
    score: number | null;
    label: string | null;
    verification: string | null;
    claimed: boolean | null;
    followers: number | null;
    source: string | null;
    date: string | null;
  } | null;
  profiles: Array<{
    id: string;
    format: string;
    file: string;
    address: string | null;
    asOf: string | null;
    name: string | null;
    inferredName: string | null;
    inferredFrom: string | null;
    mainCategory: string | null;
    hIndex: number | null;
    paperCount: number | null;
    citationCount: number | null;
    novelty: number | null;
    aiScore: number | null;
    role: string | null;
    affiliation: string | null;
    openToCollaborate: boolean | null;
    trustScore: number | null;
    trustLabel: string | null;
    verification: string | null;
    claimed: boolean | null;
    works: number | null;
    followers: number | null;
    topics: number | null;
    closeCollaborators: number | null;
  }>;
  papers: {
    totalCount: number;
    edges: Array<{
      printedName: string | null;
      inferred: boolean;
      confidence: number;
      node: {
        id: string;
        title: string;
        year: number | null;
        hasCode: boolean;
        codeUrl: string | null;
        authorCount: number;
        categories: {
          edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
        };
      };
    }>;
  };
  collaborators: {
    totalCount: number;
    completeness: { papersExcluded: number; threshold: number | null };
    edges: Array<{
      papers: number;
      strength: number;
      firstYear: number | null;
      lastYear: number | null;
      confidence: number;
      node: { id: string; name: string };
    }>;
  };
  topics: {
    totalCount: number;
    edges: Array<{ papers: number; node: { id: string; name: string } }>;
  };
  institutions: {
    totalCount: number;
    edges: Array<{
      papers: number;
      firstYear: number | null;
      lastYear: number | null;
      node: { id: string; name: string };
    }>;
  };
};

export type PaperDetailsFragment = {
  title: string;
  abstract: string | null;
  year: number | null;
  type: string | null;
  doi: string | null;
  arxivId: string | null;
  openalexId: string | null;
  codeUrl: string | null;
  hasCode: boolean;
  authorCount: number;
  authorsTruncated: boolean | null;
  citedByCount: number | null;
  score: number | null;
  date: { value: string; precision: DatePrecision; yearInferred: boolean } | null;
  authors: {
    totalCount: number;
    edges: Array<{
      position: number | null;
      printedName: string | null;
      inferred: boolean;
      confidence: number;
      node: { id: string; name: string };
    }>;
  };
  categories: {
    totalCount: number;
    edges: Array<{
      primary: boolean;
      ambiguous: boolean;
      node: { id: string; code: string; name: string };
    }>;
  };
  topics: {
    totalCount: number;
    edges: Array<{
      score: number | null;
      method: string | null;
      node: { id: string; name: string };
    }>;
  };
  institutions: {
    totalCount: number;
    edges: Array<{ method: string | null; node: { id: string; name: string } }>;
  };
  sources: Array<{
    id: string;
    format: string;
    file: string;
    line: number | null;
    asOf: string | null;
  }>;
};

export type CategoryDetailsFragment = {
  name: string;
  code: string;
  scheme: string;
  parent: { id: string; code: string; name: string } | null;
  papers: {
    totalCount: number;
    nodes: Array<{
      id: string;
      title: string;
      year: number | null;
      hasCode: boolean;
      codeUrl: string | null;
      authorCount: number;
      categories: {
        edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
      };
    }>;
  };
};

export type TopicDetailsFragment = {
  name: string;
  kind: string;
  paperCount: number;
  papers: {
    totalCount: number;
    nodes: Array<{
      id: string;
      title: string;
      year: number | null;
      hasCode: boolean;
      codeUrl: string | null;
      authorCount: number;
      categories: {
        edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
      };
    }>;
  };
  authors: {
    totalCount: number;
    edges: Array<{ papers: number; node: { id: string; name: string } }>;
  };
};

export type InstitutionDetailsFragment = {
  name: string;
  aliases: Array<string>;
  ror: string | null;
  country: string | null;
  type: string | null;
  paperCount: number;
  papers: {
    totalCount: number;
    nodes: Array<{
      id: string;
      title: string;
      year: number | null;
      hasCode: boolean;
      codeUrl: string | null;
      authorCount: number;
      categories: {
        edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
      };
    }>;
  };
  authors: {
    totalCount: number;
    edges: Array<{ papers: number; node: { id: string; name: string } }>;
  };
};

type NodeSummary_Author_Fragment = {
  __typename: "Author";
  name: string;
  paperCount: number;
  collaboratorCount: number;
  firstYear: number | null;
  lastYear: number | null;
  id: string;
};

type NodeSummary_Category_Fragment = {
  __typename: "Category";
  name: string;
  code: string;
  id: string;
};

type NodeSummary_Institution_Fragment = {
  __typename: "Institution";
  name: string;
  paperCount: number;
  id: string;
};

type NodeSummary_Paper_Fragment = {
  __typename: "Paper";
  title: string;
  year: number | null;
  authorCount: number;
  hasCode: boolean;
  id: string;
};

type NodeSummary_Topic_Fragment = {
  __typename: "Topic";
  name: string;
  paperCount: number;
  id: string;
};

export type NodeSummaryFragment =
  | NodeSummary_Author_Fragment
  | NodeSummary_Category_Fragment
  | NodeSummary_Institution_Fragment
  | NodeSummary_Paper_Fragment
  | NodeSummary_Topic_Fragment;

export type PathsQueryVariables = Exact<{
  input: CollaboratorPathsInput;
  papers: number;
}>;

export type PathsQuery = {
  collaboratorPaths: {
    outcome: PathOutcome;
    paths: Array<{
      length: number;
      cost: number;
      authors: Array<{
        __typename: "Author";
        name: string;
        paperCount: number;
        collaboratorCount: number;
        firstYear: number | null;
        lastYear: number | null;
        id: string;
      }>;
      hops: Array<{
        paperCount: number;
        strength: number;
        firstYear: number | null;
        lastYear: number | null;
        confidence: number;
        doubtful: boolean;
        from: { id: string; name: string };
        to: { id: string; name: string };
        papers: {
          nodes: Array<{
            id: string;
            title: string;
            year: number | null;
            hasCode: boolean;
            codeUrl: string | null;
            authorCount: number;
            categories: {
              edges: Array<{
                ambiguous: boolean;
                node: { id: string; code: string; name: string };
              }>;
            };
          }>;
        };
      }>;
    }>;
    effective: {
      first: number;
      maxHops: number;
      weight: PathWeight;
      since: number | null;
      until: number | null;
      minConfidence: number;
      via: Array<string>;
      avoid: Array<string>;
      doubtfulBelow: number;
      referenceYear: number | null;
      halfLifeYears: number | null;
      hyperauthor: { mode: HyperauthorMode; threshold: number | null };
    };
    completeness: {
      status: CompletenessStatus;
      provedHops: number;
      cause: PathCause | null;
      reason: string | null;
      authorsVisited: number;
      papersExcluded: number;
      onlyThroughHyperauthored: boolean | null;
    };
    weakerTies: {
      institutionTotal: number;
      citationTotal: number;
      topicTotal: number;
      categoryTotal: number;
      institutions: Array<{
        firstYear: number;
        lastYear: number;
        institution: { id: string; name: string };
      }>;
      citations: Array<{
        citing: {
          id: string;
          title: string;
          year: number | null;
          hasCode: boolean;
          codeUrl: string | null;
          authorCount: number;
          categories: {
            edges: Array<{ ambiguous: boolean; node: { id: string; code: string; name: string } }>;
          };
        };
      }>;
      topics: Array<{ topic: { id: string; name: string } }>;
      categories: Array<{ category: { id: string; code: string; name: string } }>;
    } | null;
  };
};

export type SearchQueryVariables = Exact<{
  query: string;
  first: number;
  kinds?: Array<NodeKind> | NodeKind | null | undefined;
}>;

export type SearchQuery = {
  suggest: {
    nodes: Array<
      | {
          __typename: "Author";
          name: string;
          paperCount: number;
          collaboratorCount: number;
          firstYear: number | null;
          lastYear: number | null;
          id: string;
        }
      | { __typename: "Category"; name: string; code: string; id: string }
      | { __typename: "Institution"; name: string; paperCount: number; id: string }
      | {
          __typename: "Paper";
          title: string;
          year: number | null;
          authorCount: number;
          hasCode: boolean;
          id: string;
        }
      | { __typename: "Topic"; name: string; paperCount: number; id: string }
    >;
    pageInfo: { hasNextPage: boolean };
  };
  search: {
    nodes: Array<
      | {
          __typename: "Author";
          name: string;
          paperCount: number;
          collaboratorCount: number;
          firstYear: number | null;
          lastYear: number | null;
          id: string;
        }
      | { __typename: "Category"; name: string; code: string; id: string }
      | { __typename: "Institution"; name: string; paperCount: number; id: string }
      | {
          __typename: "Paper";
          title: string;
          year: number | null;
          authorCount: number;
          hasCode: boolean;
          id: string;
        }
      | { __typename: "Topic"; name: string; paperCount: number; id: string }
    >;
    pageInfo: { hasNextPage: boolean };
  };
};

export type SliceQueryVariables = Exact<{
  around: Array<string> | string;
  kinds?: Array<NodeKind> | NodeKind | null | undefined;
  hops: number;
  maxNodes: number;
  quotas?: Array<SliceQuota> | SliceQuota | null | undefined;
  since?: number | null | undefined;
  until?: number | null | undefined;
}>;

export type SliceQuery = {
  slice: {
    nodes: Array<{
      distance: number;
      node:
        | {
            __typename: "Author";
            name: string;
            paperCount: number;
            collaboratorCount: number;
            firstYear: number | null;
            lastYear: number | null;
            id: string;
          }
        | { __typename: "Category"; name: string; code: string; id: string }
        | { __typename: "Institution"; name: string; paperCount: number; id: string }
        | {
            __typename: "Paper";
            title: string;
            year: number | null;
            authorCount: number;
            hasCode: boolean;
            id: string;
          }
        | { __typename: "Topic"; name: string; paperCount: number; id: string };
    }>;
    edges: Array<{
      source: string;
      target: string;
      kind: EdgeKind;
      papers: number | null;
      strength: number | null;
      firstYear: number | null;
      lastYear: number | null;
      confidence: number | null;
      inferred: boolean | null;
    }>;
    completeness: {
      status: CompletenessStatus;
      reason: string | null;
      papersExcluded: number;
      edgesTotal: number;
      totalsExact: boolean;
      totals: Array<{ kind: NodeKind; total: number; shown: number }>;
    };
  };
};

export type SummariesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;

export type SummariesQuery = {
  nodes: Array<
    | {
        __typename: "Author";
        name: string;
        paperCount: number;
        collaboratorCount: number;
        firstYear: number | null;
        lastYear: number | null;
        id: string;
      }
    | { __typename: "Category"; name: string; code: string; id: string }
    | { __typename: "Institution"; name: string; paperCount: number; id: string }
    | {
        __typename: "Paper";
        title: string;
        year: number | null;
        authorCount: number;
        hasCode: boolean;
        id: string;
      }
    | { __typename: "Topic"; name: string; paperCount: number; id: string }
    | null
  >;
};

export type WelcomeQueryVariables = Exact<{
  first: number;
}>;

export type WelcomeQuery = {
  authors: {
    totalCount: number;
    nodes: Array<{
      __typename: "Author";
      name: string;
      paperCount: number;
      collaboratorCount: number;
      firstYear: number | null;
      lastYear: number | null;
      id: string;
    }>;
  };
  papers: { totalCount: number; nodes: Array<{ id: string }> };
  institutions: {
    totalCount: number;
    nodes: Array<{ __typename: "Institution"; name: string; paperCount: number; id: string }>;
  };
  topics: {
    totalCount: number;
    nodes: Array<{ __typename: "Topic"; name: string; paperCount: number; id: string }>;
  };
};

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>["__apiType"]>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PaperLineFragmentDoc = new TypedDocumentString(
  `
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}
    `,
  { fragmentName: "PaperLine" },
) as unknown as TypedDocumentString<PaperLineFragment, unknown>;
export const AuthorDetailsFragmentDoc = new TypedDocumentString(
  `
    fragment AuthorDetails on Author {
  name
  nameVariants
  mainCategory {
    id
    code
    name
  }
  orcid
  openalexId
  paperCount
  collaboratorCount
  firstYear
  lastYear
  metrics {
    hIndex
    citationCount
    novelty
    aiScore
    source
    date
  }
  trust {
    role
    affiliation
    openToCollaborate
    score
    label
    verification
    claimed
    followers
    source
    date
  }
  profiles {
    id
    format
    file
    address
    asOf
    name
    inferredName
    inferredFrom
    mainCategory
    hIndex
    paperCount
    citationCount
    novelty
    aiScore
    role
    affiliation
    openToCollaborate
    trustScore
    trustLabel
    verification
    claimed
    works
    followers
    topics
    closeCollaborators
  }
  papers(first: $first) {
    totalCount
    edges {
      printedName
      inferred
      confidence
      node {
        ...PaperLine
      }
    }
  }
  collaborators(first: $first) {
    totalCount
    completeness {
      papersExcluded
      threshold
    }
    edges {
      papers
      strength
      firstYear
      lastYear
      confidence
      node {
        id
        name
      }
    }
  }
  topics(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
  institutions(first: $first) {
    totalCount
    edges {
      papers
      firstYear
      lastYear
      node {
        id
        name
      }
    }
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}`,
  { fragmentName: "AuthorDetails" },
) as unknown as TypedDocumentString<AuthorDetailsFragment, unknown>;
export const PaperDetailsFragmentDoc = new TypedDocumentString(
  `
    fragment PaperDetails on Paper {
  title
  abstract
  date {
    value
    precision
    yearInferred
  }
  year
  type
  doi
  arxivId
  openalexId
  codeUrl
  hasCode
  authorCount
  authorsTruncated
  citedByCount
  score
  authors(first: $first) {
    totalCount
    edges {
      position
      printedName
      inferred
      confidence
      node {
        id
        name
      }
    }
  }
  categories(first: $first) {
    totalCount
    edges {
      primary
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
  topics(first: $first) {
    totalCount
    edges {
      score
      method
      node {
        id
        name
      }
    }
  }
  institutions(first: $first) {
    totalCount
    edges {
      method
      node {
        id
        name
      }
    }
  }
  sources {
    id
    format
    file
    line
    asOf
  }
}
    `,
  { fragmentName: "PaperDetails" },
) as unknown as TypedDocumentString<PaperDetailsFragment, unknown>;
export const CategoryDetailsFragmentDoc = new TypedDocumentString(
  `
    fragment CategoryDetails on Category {
  name
  code
  scheme
  parent {
    id
    code
    name
  }
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}`,
  { fragmentName: "CategoryDetails" },
) as unknown as TypedDocumentString<CategoryDetailsFragment, unknown>;
export const TopicDetailsFragmentDoc = new TypedDocumentString(
  `
    fragment TopicDetails on Topic {
  name
  kind
  paperCount
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
  authors(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}`,
  { fragmentName: "TopicDetails" },
) as unknown as TypedDocumentString<TopicDetailsFragment, unknown>;
export const InstitutionDetailsFragmentDoc = new TypedDocumentString(
  `
    fragment InstitutionDetails on Institution {
  name
  aliases
  ror
  country
  type
  paperCount
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
  authors(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}`,
  { fragmentName: "InstitutionDetails" },
) as unknown as TypedDocumentString<InstitutionDetailsFragment, unknown>;
export const NodeSummaryFragmentDoc = new TypedDocumentString(
  `
    fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}
    `,
  { fragmentName: "NodeSummary" },
) as unknown as TypedDocumentString<NodeSummaryFragment, unknown>;
export const DetailsDocument = new TypedDocumentString(`
    query Details($id: ID!, $first: Int!) {
  node(id: $id) {
    __typename
    id
    redirectedFrom
    ...AuthorDetails
    ...PaperDetails
    ...CategoryDetails
    ...TopicDetails
    ...InstitutionDetails
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}
fragment AuthorDetails on Author {
  name
  nameVariants
  mainCategory {
    id
    code
    name
  }
  orcid
  openalexId
  paperCount
  collaboratorCount
  firstYear
  lastYear
  metrics {
    hIndex
    citationCount
    novelty
    aiScore
    source
    date
  }
  trust {
    role
    affiliation
    openToCollaborate
    score
    label
    verification
    claimed
    followers
    source
    date
  }
  profiles {
    id
    format
    file
    address
    asOf
    name
    inferredName
    inferredFrom
    mainCategory
    hIndex
    paperCount
    citationCount
    novelty
    aiScore
    role
    affiliation
    openToCollaborate
    trustScore
    trustLabel
    verification
    claimed
    works
    followers
    topics
    closeCollaborators
  }
  papers(first: $first) {
    totalCount
    edges {
      printedName
      inferred
      confidence
      node {
        ...PaperLine
      }
    }
  }
  collaborators(first: $first) {
    totalCount
    completeness {
      papersExcluded
      threshold
    }
    edges {
      papers
      strength
      firstYear
      lastYear
      confidence
      node {
        id
        name
      }
    }
  }
  topics(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
  institutions(first: $first) {
    totalCount
    edges {
      papers
      firstYear
      lastYear
      node {
        id
        name
      }
    }
  }
}
fragment PaperDetails on Paper {
  title
  abstract
  date {
    value
    precision
    yearInferred
  }
  year
  type
  doi
  arxivId
  openalexId
  codeUrl
  hasCode
  authorCount
  authorsTruncated
  citedByCount
  score
  authors(first: $first) {
    totalCount
    edges {
      position
      printedName
      inferred
      confidence
      node {
        id
        name
      }
    }
  }
  categories(first: $first) {
    totalCount
    edges {
      primary
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
  topics(first: $first) {
    totalCount
    edges {
      score
      method
      node {
        id
        name
      }
    }
  }
  institutions(first: $first) {
    totalCount
    edges {
      method
      node {
        id
        name
      }
    }
  }
  sources {
    id
    format
    file
    line
    asOf
  }
}
fragment CategoryDetails on Category {
  name
  code
  scheme
  parent {
    id
    code
    name
  }
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
}
fragment TopicDetails on Topic {
  name
  kind
  paperCount
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
  authors(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
}
fragment InstitutionDetails on Institution {
  name
  aliases
  ror
  country
  type
  paperCount
  papers(first: $first) {
    totalCount
    nodes {
      ...PaperLine
    }
  }
  authors(first: $first) {
    totalCount
    edges {
      papers
      node {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<DetailsQuery, DetailsQueryVariables>;
export const PathsDocument = new TypedDocumentString(`
    query Paths($input: CollaboratorPathsInput!, $papers: Int!) {
  collaboratorPaths(input: $input) {
    outcome
    paths {
      length
      cost
      authors {
        ...NodeSummary
      }
      hops {
        from {
          id
          name
        }
        to {
          id
          name
        }
        paperCount
        strength
        firstYear
        lastYear
        confidence
        doubtful
        papers(first: $papers) {
          nodes {
            ...PaperLine
          }
        }
      }
    }
    effective {
      first
      maxHops
      weight
      since
      until
      minConfidence
      via
      avoid
      doubtfulBelow
      hyperauthor {
        mode
        threshold
      }
      referenceYear
      halfLifeYears
    }
    completeness {
      status
      provedHops
      cause
      reason
      authorsVisited
      papersExcluded
      onlyThroughHyperauthored
    }
    weakerTies(first: 3) {
      institutionTotal
      institutions {
        institution {
          id
          name
        }
        firstYear
        lastYear
      }
      citationTotal
      citations {
        citing {
          ...PaperLine
        }
      }
      topicTotal
      topics {
        topic {
          id
          name
        }
      }
      categoryTotal
      categories {
        category {
          id
          code
          name
        }
      }
    }
  }
}
    fragment PaperLine on Paper {
  id
  title
  year
  hasCode
  codeUrl
  authorCount
  categories(first: 3) {
    edges {
      ambiguous
      node {
        id
        code
        name
      }
    }
  }
}
fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}`) as unknown as TypedDocumentString<PathsQuery, PathsQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $first: Int!, $kinds: [NodeKind!]) {
  suggest(text: $query, first: $first, kinds: $kinds) {
    nodes {
      ...NodeSummary
    }
    pageInfo {
      hasNextPage
    }
  }
  search(query: $query, first: $first, kinds: $kinds) {
    nodes {
      ...NodeSummary
    }
    pageInfo {
      hasNextPage
    }
  }
}
    fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SliceDocument = new TypedDocumentString(`
    query Slice($around: [ID!]!, $kinds: [NodeKind!], $hops: Int!, $maxNodes: Int!, $quotas: [SliceQuota!], $since: Int, $until: Int) {
  slice(
    around: $around
    kinds: $kinds
    hops: $hops
    maxNodes: $maxNodes
    quotas: $quotas
    since: $since
    until: $until
  ) {
    nodes {
      distance
      node {
        ...NodeSummary
      }
    }
    edges {
      source
      target
      kind
      papers
      strength
      firstYear
      lastYear
      confidence
      inferred
    }
    completeness {
      status
      reason
      papersExcluded
      edgesTotal
      totalsExact
      totals {
        kind
        total
        shown
      }
    }
  }
}
    fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}`) as unknown as TypedDocumentString<SliceQuery, SliceQueryVariables>;
export const SummariesDocument = new TypedDocumentString(`
    query Summaries($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...NodeSummary
  }
}
    fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}`) as unknown as TypedDocumentString<SummariesQuery, SummariesQueryVariables>;
export const WelcomeDocument = new TypedDocumentString(`
    query Welcome($first: Int!) {
  authors(first: $first, orderBy: PAPER_COUNT_DESC) {
    totalCount
    nodes {
      ...NodeSummary
    }
  }
  papers(first: 1) {
    totalCount
    nodes {
      id
    }
  }
  institutions(first: 3, orderBy: PAPER_COUNT_DESC) {
    totalCount
    nodes {
      ...NodeSummary
    }
  }
  topics(first: 4, orderBy: PAPER_COUNT_DESC) {
    totalCount
    nodes {
      ...NodeSummary
    }
  }
}
    fragment NodeSummary on Node {
  __typename
  id
  ... on Author {
    name
    paperCount
    collaboratorCount
    firstYear
    lastYear
  }
  ... on Paper {
    title
    year
    authorCount
    hasCode
  }
  ... on Category {
    name
    code
  }
  ... on Topic {
    name
    paperCount
  }
  ... on Institution {
    name
    paperCount
  }
}`) as unknown as TypedDocumentString<WelcomeQuery, WelcomeQueryVariables>;
