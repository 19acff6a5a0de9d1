"""What a run says of a record besides what becomes of it."""

from ingest.intake import FILE_TIME
from ingest.records import PaperRecord, Record, Rejected
from ingest.report import Outcome, RunReport
from ingest.resolve.bylines import list_nameless


def remark(record: Record, report: RunReport) -> list[Rejected]:
    """Count what the record leaves open, and what is left out of it or with it; give the latter."""
    rejected = [record] if isinstance(record, Rejected) else []
    if isinstance(record, PaperRecord):
        _note_doubts(record, report)
        rejected = list(list_nameless(record))
    for one in rejected:
        if one.left_out is None:
            report.count("record", Outcome.REJECTED, one.reason)
        else:
            report.left_out[one.left_out] += 1
    return rejected


def _note_doubts(record: PaperRecord, report: RunReport) -> None:
    when, source = record.date, record.source
    if when and when.year_inferred:
        ground = "file's modification date" if source.as_of_from == FILE_TIME else "saving date"
        report.notes[f"dates printed without a year: taken from the {ground} {source.as_of}"] += 1
    if record.category_ambiguous:
        report.notes["categories that fit several: every candidate kept, marked ambiguous"] += 1
    for name in record.doubtful:
        report.notes[f"doubtful {name}: the page leaves it open, the raw line is kept"] += 1
