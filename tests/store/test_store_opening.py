"""The store opens on both databases, brings them up to date, and says in a sentence what is in the way."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from assistant.errors import SetupError, UserError
from assistant.settings import Settings, load
from assistant.store import Store, open_store
from assistant.store.database import connect
from assistant.store.migrate import FOLDER, newest, numbers
from assistant.store.tables import metadata


def test_migrations_build_the_tables_the_code_sees(store: Store) -> None:
    with store.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_changes_nothing(settings: Settings, store: Store) -> None:
    again = open_store(settings)
    with again.database.reading() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars().all() == [newest()]
    again.close()


def test_migrations_are_numbered_without_a_gap() -> None:
    assert numbers() == tuple(f"{n:04}" for n in range(1, len(numbers()) + 1))
    for path in (FOLDER / "versions").glob("m*.py"):
        text = path.read_text(encoding="utf-8")
        before = f"{int(path.stem[1:5]) - 1:04}"
        assert f'revision = "{path.stem[1:5]}"' in text
        assert f'down_revision = "{before}"' in text or before == "0000"


def test_processes_that_open_at_once_all_find_the_tables(settings: Settings) -> None:
    code = (
        "import sys; from assistant.settings import Settings; from pathlib import Path; "
        "from assistant.store import open_store; "
        "print(open_store(Settings(Path(sys.argv[1]), sys.argv[2])).jobs.all())"
    )
    command = [sys.executable, "-c", code, str(settings.data_folder), settings.database_url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for process in running:
        out, error = process.communicate(timeout=60)
        assert (process.returncode, out.strip()) == (0, "()"), error


def test_many_that_open_a_new_file_at_the_same_moment_all_may(tmp_path: Path) -> None:
    def opened(path: Path, together: Barrier) -> object:
        database = connect(Settings(tmp_path, f"sqlite:///{path}"))
        together.wait()
        try:
            with database.reading() as connection:
                return connection.execute(sa.text("PRAGMA journal_mode")).scalar()
        finally:
            database.close()

    with ThreadPoolExecutor(8) as pool:
        for number in range(30):
            together = Barrier(8)
            files = [tmp_path / f"{number}.db"] * 8
            assert list(pool.map(opened, files, [together] * 8)) == ["wal"] * 8


def test_what_another_process_writes_is_seen_whoever_opened_the_store_meanwhile(
    settings: Settings, store: Store
) -> None:
    code = (
        "import os, sys; from assistant.settings import load; from assistant.store import Paid, open_store\n"
        "from dataclasses import replace\n"
        "store = open_store(replace(load(), database_url=sys.argv[1]))\n"
        "store.answers.put('first', None, {}, Paid()); store.close()\n"
        "store.answers.put('second', None, {}, Paid()); os._exit(0)"
    )
    assert store.answers.get("first") is None
    open_store(settings).close()  # a second store of this process, as each tab of the app opens one
    subprocess.run([sys.executable, "-c", code, settings.database_url], check=True)
    assert store.answers.get("first") == {}
    assert store.answers.get("second") == {}


def test_a_newer_database_is_told(settings: Settings, store: Store) -> None:
    with store.database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer version of Porteplume"):
        open_store(settings)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here stands a file")
    with pytest.raises(SetupError, match="cannot be written") as caught:
        open_store(load({"ASSISTANT_DATA": str(tmp_path / "file" / "data")}))
    assert "ASSISTANT_DATA" in str(caught.value)
    with pytest.raises(SetupError, match="stands in the way"):
        open_store(load({"ASSISTANT_DATA": str(tmp_path / "file")}))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "porteplume.db").write_text("These are notes, no database. " * 200)
    with pytest.raises(SetupError, match="the file is no database"):
        open_store(load({"ASSISTANT_DATA": str(tmp_path)}))


@pytest.mark.parametrize("url", ["mysql://localhost/a", "not an address"])
def test_another_kind_of_database_is_told(url: str) -> None:
    with pytest.raises(UserError, match="postgresql://user:password@localhost"):
        open_store(replace(load(), database_url=url))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_that_does_not_answer_is_told_without_the_password(scheme: str) -> None:
    with pytest.raises(SetupError, match="does not answer") as caught:
        open_store(replace(load(), database_url=f"{scheme}://marie:s3cret@127.0.0.1:1/posts"))
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(caught.value)


def test_what_stands_in_a_transaction_is_kept_together_or_not_at_all(store: Store) -> None:
    def write_and_fail() -> None:
        with store.database.writing() as connection:
            connection.execute(sa.text("INSERT INTO runners VALUES ('a', 'b', 'c', 'd', 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with store.database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM runners")).scalar() == 0


def test_a_database_that_is_gone_is_told(store: Store) -> None:
    gone = "SELECT * FROM nothing" if store.database.is_sqlite else "SELECT pg_terminate_backend(pg_backend_pid())"
    with pytest.raises(SetupError, match="cannot be used"), store.database.reading() as connection:
        connection.execute(sa.text(gone))
