"""Fresh databases for golden cases: a file name, or a database of the private PostgreSQL server."""

import contextlib
import os
import re
import subprocess

SERVER = "READOUT_TEST_POSTGRES"


def run_sql(statement):
    command = ["psql", "--no-psqlrc", "--quiet", os.environ[SERVER], "-c", statement]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def address_of(name):
    return re.sub(r"^(\w+://[^/?]*)/[^?]*", rf"\1/{name}", os.environ[SERVER])


@contextlib.contextmanager
def made(kind, folder):
    """The address of an empty database, which goes when the context ends; "" for kind none."""
    if kind == "none":
        yield ""
    elif kind == "sqlite":
        yield str(folder / "readout.db")
    else:
        name = f"golden_{os.getpid()}"
        run_sql(f"create database {name} template template0")
        try:
            yield address_of(name)
        finally:
            run_sql(f"drop database {name} with (force)")
