"""Dates are read as people write them, and never guessed where there is none."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.backlog.dates import combine, counted, is_day_first, parse
from assistant.backlog.export import ExportOptions, export
from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.schedule import Rules
from assistant.store import ACCEPTED, Store, Variant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-12", "2026-05-12"),
        ("2026-05-12 09:30", "2026-05-12T09:30"),
        ("2026-05-12T09:30:00Z", "2026-05-12T09:30+00:00"),
        ("2026/05/12 09:30", "2026-05-12T09:30"),
        ("12/05/2026", "2026-05-12"),
        ("12/05/2026 9h30", "2026-05-12T09:30"),
        ("12/05/2026 9 h", "2026-05-12T09:00"),
        ("12.05.26 18:05:00", "2026-05-12T18:05"),
        ("mardi 12 mai 2026 à 9 h 30", "2026-05-12T09:30"),
        ("1er août 2026", "2026-08-01"),
        ("15 févr. 2026", "2026-02-15"),
        ("Jan 05, 2026 3:30 PM", "2026-01-05T15:30"),
        ("May 12, 2026 12:00 am", "2026-05-12T00:00"),
        ("12 May 2026, 9.30pm", "2026-05-12T21:30"),
        ("12 May 2026 at 9.05 a.m.", "2026-05-12T09:05"),
        ("12.05.2026 9.30 pm", "2026-05-12T21:30"),
        ("12 May 2026 30 pm", "2026-05-12"),
        ("30/02/2026", None),
        ("12/13/2026", None),
        ("Vendredi prochain", None),
        ("1.2.3", None),
        ("", None),
        ("Le marché ouvre le 12/05/2026 à la Halle Martenot, avec quarante producteurs.", None),
    ],
)
def test_a_date_is_read(text: str, found: str | None) -> None:
    assert parse(text) == found


def test_the_order_of_day_and_month_is_the_column_s() -> None:
    assert is_day_first(["01/02/2026", "13/02/2026"])
    assert not is_day_first(["01/02/2026", "02/13/2026"])
    assert is_day_first(["01/02/2026"])
    # A slip among French days does not turn them round; American days of one month do hold together.
    assert is_day_first([*(f"{day:02}/01/2027 09:00" for day in (5, 6, 9, 10, 11)), "12/13/2027"])
    assert not is_day_first([f"12/{day:02}/2026" for day in range(1, 14)])
    assert not is_day_first(["12/13/2026"])
    assert parse("02/13/2026", day_first=False) == "2026-02-13"


def test_the_time_may_stand_in_another_cell() -> None:
    assert combine("2026-05-12", "9h30") == "2026-05-12T09:30"
    assert combine("2026-05-12T08:00", "9h30") == "2026-05-12T08:00"
    assert combine("2026-05-12", "bientôt") == "2026-05-12"
    assert combine("2026-05-12T00:00", "9h30") == "2026-05-12T09:30"
    assert combine("2026-05-12", "0.395833") == "2026-05-12T09:30"
    assert combine("2026-05-12", "9.30 pm") == "2026-05-12T21:30"
    assert combine("2026-05-12", "21.30") == "2026-05-12T21:30"
    assert combine("2026-05-12", "9.3") == "2026-05-12"
    assert combine("2026-05-12", "25.30") == "2026-05-12"


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("46361", "2026-12-05"),
        ("46361.395833333", "2026-12-05T09:30"),
        ("1796470200", "2026-12-05T11:30+00:00"),
        ("1796470200000", "2026-12-05T11:30+00:00"),
        ("12", None),
        ("20261205", None),
        ("0600000000", None),
        ("46361 posts", None),
    ],
)
def test_a_number_in_the_column_of_dates_is_what_workbooks_and_programs_count(number: str, found: str | None) -> None:
    assert counted(number) == found


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    parse(text)
    parse(text, day_first=False)


@given(st.datetimes().filter(lambda moment: moment.year > 999))
def test_every_moment_is_read_in_each_way_of_writing(moment: object) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    wanted = moment.isoformat(timespec="minutes")
    assert parse(f"{moment:%d/%m/%Y %H:%M}") == wanted
    assert parse(f"{moment:%m/%d/%Y %H:%M}", day_first=False) == wanted
    assert parse(f"{moment:%Y-%m-%d %H:%M}") == wanted


@pytest.mark.parametrize("target", ["buffer", "hootsuite", "postiz"])
def test_a_date_that_cannot_be_read_is_told_and_never_dropped(target: str, tmp_path: Path, store: Store) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Texte;Date\nUn marché.;31/02/2099\nUn autre.;28/02/2099\n", encoding="utf-8")
    name = create_job(path, JobOptions(networks=("x",), language="fr"), store)
    store.variants.finish(name, [Variant(n, "x", ACCEPTED, ("Un marché.",)) for n in (1, 2)])
    made = export(name, store, target, tmp_path / target)
    assert (made.written, [one.key.row for one in made.left_out]) == (1, [1])
    assert made.left_out[0].reason.render("fr").startswith("La date de la ligne ne se lit pas\u00a0: 31/02/2099.")
    spread = ExportOptions(rules=Rules(date(2099, 3, 2)))
    assert export(name, store, target, tmp_path / f"{target}-spread", spread).written == 2
