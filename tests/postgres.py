"""A PostgreSQL server for the tests: Debian's package, as an ordinary user, on a free port, in a temporary folder."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

DEBIAN = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")  # who runs the server when the tests run as root: it refuses to


def programs() -> Path | None:
    """Return the folder of the server's programs: Debian's newest, else the one in PATH."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@cache
def server() -> str:
    """Return the address of a server that runs until the tests end, without a database's name."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed here (apt-get install postgresql)")
    home = Path(tempfile.mkdtemp(prefix="porteplume-postgres-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    account = _account()
    if account:
        os.chown(home, account.pw_uid, account.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = home / "data"
    _run(account, folder / "initdb", "-D", data, "-U", "porteplume", "--auth=trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {home} -c fsync=off -c max_connections=200"
    _run(account, folder / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
    atexit.register(_run, account, folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    return f"postgresql://porteplume@127.0.0.1:{port}"


def new_database() -> str:
    """Return the address of an empty database of its own."""
    import psycopg

    name = f"test_{uuid4().hex}"
    with psycopg.connect(f"{server()}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server()}/{name}"


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in USERS if name in known)


def _run(account: pwd.struct_passwd | None, *command: Path | str) -> None:
    identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    # The server inherits what it is given: no pipes, or nobody would ever see them close.
    done = subprocess.run(  # type: ignore[call-overload]
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        check=False,
        **identity,
    )
    assert done.returncode == 0, f"{command[0]} failed"
