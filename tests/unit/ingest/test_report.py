from ingest.report import Outcome, RunReport


def test_every_record_is_counted_with_its_reason() -> None:
    report = RunReport()
    report.count("paper", Outcome.NEW, "first")
    report.count("paper", Outcome.NEW, "first")
    report.count("paper", Outcome.MERGED, "same DOI")
    report.count("profile", Outcome.UNCHANGED, "as before")

    assert (report.read(), report.read("paper"), report.total(Outcome.NEW)) == (4, 3, 2)
    assert report.list_reasons() == [
        ("paper", Outcome.NEW, "first", 2),
        ("paper", Outcome.MERGED, "same DOI", 1),
        ("profile", Outcome.UNCHANGED, "as before", 1),
    ]
    assert not report.something_was_lost


def test_the_counts_of_a_batch_are_added() -> None:
    whole, batch = RunReport(), RunReport()
    whole.count("paper", Outcome.NEW, "first")
    batch.count("paper", Outcome.NEW, "first")
    batch.notes["remark"] += 2
    batch.left_out["values"] += 3

    whole.add(batch)

    assert whole.total(Outcome.NEW) == 2
    assert (whole.notes, whole.left_out) == ({"remark": 2}, {"values": 3})


def test_a_rejected_record_a_part_of_one_or_an_unreadable_file_is_a_loss() -> None:
    rejected, unreadable, partial = RunReport(), RunReport(), RunReport()
    rejected.count("record", Outcome.REJECTED, "no date")
    unreadable.unreadable["x.txt"] = "empty"

    assert rejected.something_was_lost
    assert unreadable.something_was_lost
    partial.left_out["values"] += 1
    assert partial.something_was_lost
