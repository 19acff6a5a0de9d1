"""Documents: parsed, measured and validated once, and kept with what was compiled for them."""

from dataclasses import dataclass, field
from typing import TypeVar

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from service.errors import RequestError
from service.graphql.compiled.errors import NotCovered
from service.graphql.compiled.operation import CompiledOperation
from service.graphql.compiled.signature import Signature, read_signature
from service.graphql.compiled.variables import Variables
from service.graphql.kept import Kept
from service.graphql.limits import check_extent
from service.graphql.merges import check_merges
from service.settings import Limits

_DOCUMENTS = 512
_TOKENS = 250_000
"""Words and signs of all kept documents together; each is some 400 bytes of memory."""
_OPERATIONS = 64
"""How many variants of one document are kept: one for each signature of the variables."""
_CHARACTERS = 100
"""Of a text, beside its words and signs, so many count as one of them."""
_SMALL = 500
"""Words and signs of a document of which so many variants are kept; of larger ones fewer."""

_Refusal = TypeVar("_Refusal", bound=Exception)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One operation of a document, and its variables."""

    definition: OperationDefinitionNode
    variables: Variables


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A parsed document, or why it must not be executed; and its operations as compiled."""

    document: DocumentNode | None
    errors: tuple[GraphQLError, ...]
    signature: Signature = field(default=Signature(()))
    operations: Kept[tuple[object, ...], CompiledOperation | NotCovered] = field(
        default_factory=lambda: Kept(_OPERATIONS)
    )
    chosen: dict[str | None, Chosen] = field(default_factory=dict)
    """The operations by the names by which requests have chosen them."""


class DocumentCache:
    """Parses, measures and validates each text once; the least recently used are forgotten."""

    def __init__(self, limits: Limits, *, introspection: bool = True) -> None:
        """Hold every document to these limits; `introspection` allows questions on the schema."""
        self._limits, self.introspection = limits, introspection
        closed = () if introspection else (NoSchemaIntrospectionCustomRule,)
        strawberrys = (MaybeNullValidationRule, OneOfInputValidationRule)
        self._rules = (*specified_rules, *closed, *strawberrys)
        self._kept: Kept[str, PreparedDocument] = Kept(_DOCUMENTS, _TOKENS)

    def prepare(self, schema: GraphQLSchema, text: str) -> PreparedDocument:
        """The text's document, from memory where it has been seen."""
        known = self._kept.get(text)
        if known is None:
            known = self._prepare(schema, text)
            self._kept.put(text, known, _size_of(text, known))
        return known

    def choose(
        self, schema: GraphQLSchema, prepared: PreparedDocument, name: str | None
    ) -> Chosen | None:
        """The operation with that name, or the only one; None where there is none."""
        chosen = prepared.chosen.get(name)
        if chosen is None and prepared.document is not None:
            definition = get_operation_ast(prepared.document, name)
            if definition is not None:
                chosen = Chosen(definition, Variables(schema, definition))
                prepared.chosen[name] = chosen
        return chosen

    def _prepare(self, schema: GraphQLSchema, text: str) -> PreparedDocument:
        try:
            self._check_length(text)
            document = parse(text, max_tokens=self._limits.tokens)
            check_extent(document, self._limits)
            check_merges(document, self._limits)
            errors = validate(
                schema, document, self._rules, hide_suggestions=not self.introspection
            )
        except GraphQLSyntaxError as error:
            return PreparedDocument(None, (_bare(self._syntax_error(error)),))
        except RequestError as error:
            return PreparedDocument(None, (as_graphql_error(_bare(error)),))
        except RecursionError:
            return PreparedDocument(None, (as_graphql_error(_too_deep(self._limits)),))
        return PreparedDocument(
            document,
            tuple(map(_invalid, errors)),
            read_signature(document, schema),
            Kept(max(1, min(_OPERATIONS, _OPERATIONS * _SMALL // document.token_count))),
        )

    def _check_length(self, text: str) -> None:
        limit = self._limits.characters
        if len(text) > limit:
            raise RequestError(
                "LIMIT_EXCEEDED",
                f"The document has more than {limit} characters.",
                limit=limit,
                actual=len(text),
                hint="Send long values as variables.",
            )

    def _syntax_error(self, error: GraphQLSyntaxError) -> GraphQLError:
        if "Parsing aborted" in error.message:
            limit = self._limits.tokens
            return as_graphql_error(
                RequestError(
                    "LIMIT_EXCEEDED",
                    f"The document has more than {limit} words and signs.",
                    limit=limit,
                )
            )
        error.extensions = {"code": "GRAPHQL_PARSE_FAILED"}
        return error


def _size_of(text: str, prepared: PreparedDocument) -> int:
    tokens = prepared.document.token_count if prepared.document is not None else 0
    return tokens + len(text) // _CHARACTERS + len(prepared.errors)


def _bare(error: _Refusal) -> _Refusal:
    """The error without where it came from: that holds the document, which is not kept."""
    return error.with_traceback(None)


def as_graphql_error(error: RequestError) -> GraphQLError:
    """The same as graphql-core's error."""
    return GraphQLError(str(error), original_error=error)


def anew(error: GraphQLError) -> GraphQLError:
    """The same error to be raised: one that is kept would collect the frames of every request."""
    return GraphQLError(
        error.message,
        error.nodes,
        error.source,
        error.positions,
        error.path,
        error.original_error,
        error.extensions,
    )


def _invalid(error: GraphQLError) -> GraphQLError:
    error.extensions = {"code": "GRAPHQL_VALIDATION_FAILED"}
    return error


def _too_deep(limits: Limits) -> RequestError:
    return RequestError(
        "LIMIT_EXCEEDED", "The document is nested too deeply to be read.", limit=limits.depth
    )
