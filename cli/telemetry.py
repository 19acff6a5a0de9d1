"""Traces for whoever collects them: on where OpenTelemetry's own variables say where to."""

from importlib.metadata import version

from cli.errors import CommandError
from cli.settings import Settings

_EXTRA = "research-graph[otel]"


def export_traces(settings: Settings) -> None:
    """Send spans to `OTEL_EXPORTER_OTLP_ENDPOINT`, if that is set.

    Raises:
        CommandError: It is set, and the packages of the extra `otel` are not installed.
    """
    if settings.otel_exporter_otlp_endpoint is None:
        return
    try:
        from opentelemetry import trace  # noqa: PLC0415 - the packages are optional, and slow to load
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise CommandError(
            f"OTEL_EXPORTER_OTLP_ENDPOINT is set, and {error.name} is not installed: "
            f"install {_EXTRA}."
        ) from error
    named = {"service.name": "research-graph", "service.version": version("research-graph")}
    provider = TracerProvider(resource=Resource.create(named))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
