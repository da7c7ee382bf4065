"""The services over SASL/SCRAM and TLS, each a user of its own with no more rights than it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.admin import AclOperation, ResourceType

from attribune.cli.serving import Service, agent_module
from attribune_core.exit_codes import ExitCode
from attribune_core.topics import DEAD, ENRICHED, RAW
from attribune_desk.store import Store
from deploy.kafka.cluster import Cluster
from deploy.kafka.local import local_cluster
from deploy.kafka.security import ADMIN, Right, Security, stage_rights
from tests.chaos.workers import ROOT, Stage, Worker, Workers
from tests.kafka.needs import OWN_BROKER

pytestmark = OWN_BROKER

PATIENCE = 120.0
PUBLISHER, READER, NOBODY = "publisher", "reader", "nobody"
GROUP = "my-archive"


@dataclass
class Secured:
    """A secured broker with the pipeline's topics, and who may do what."""

    cluster: Cluster
    security: Security
    workers: Workers

    def settings(self, user: str) -> dict[str, Any]:
        return {
            "bootstrap_servers": self.cluster.bootstrap,
            "partitions": 2,
            "session_timeout": 6,
            "dead_letter_settle": 1,
            "log_level": "DEBUG",
            **self.security.settings(user),
        }

    def run(self, user: str, *arguments: str) -> str:
        environment = os.environ | {f"ATTRIBUNE_{name.upper()}": str(it) for name, it in self.settings(user).items()}
        done = subprocess.run(
            [sys.executable, "-m", "attribune", *arguments],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, stage: Stage, user: str, **more: Any) -> Worker:
        (worker,) = self.workers.start(stage, wanted=False, **(self.settings(user) | more))
        return worker

    def keys(self, topic: str) -> set[bytes | None]:
        """Return the keys of all records on a topic."""
        options = {"bootstrap.servers": self.cluster.bootstrap, "group.id": "test", "enable.partition.eof": True}
        reader = Consumer(options | {"auto.offset.reset": "earliest"} | self.security.client_options(ADMIN))
        reader.assign([TopicPartition(topic, at, 0) for at in range(2)])
        found, ended = set(), 0
        try:
            while ended < 2:
                message = reader.poll(10)
                assert message is not None
                if message.error() is None:
                    found.add(message.key())
                else:
                    ended += 1
        finally:
            reader.close()
        return found


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    folder = tmp_path_factory.mktemp("secured")
    security = Security.create(folder, *Stage, PUBLISHER, READER, NOBODY)
    with local_cluster(1, security) as cluster:
        workers = Workers(folder / "logs", ["-m", "attribune", "run", "entity-extractor"], {})
        secured = Secured(cluster, security, workers)
        secured.run(ADMIN, "topics", "create")
        for stage in Stage:
            spec = agent_module(Service(stage)).STAGE
            rights = stage_rights(spec.reads.name, spec.writes.name, DEAD.name, spec.group)
            security.allow(cluster.bootstrap, stage, rights)
        security.allow(cluster.bootstrap, PUBLISHER, [Right(AclOperation.WRITE, ResourceType.TOPIC, RAW.name)])
        reading = [(ResourceType.TOPIC, ENRICHED.name), (ResourceType.GROUP, GROUP)]
        security.allow(cluster.bootstrap, READER, [Right(AclOperation.READ, kind, name) for kind, name in reading])
        try:
            yield secured
        finally:
            workers.kill()


def until(condition: Any, workers: Workers) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, workers.tail()
        time.sleep(0.1)


def test_the_services_work_with_no_more_rights_than_they_need(secured: Secured, tmp_path: Path) -> None:
    started = [secured.start(stage, stage) for stage in Stage]
    article = tmp_path / "article.txt"
    article.write_text("“We will rebuild the bridge,” Mayor Ada Roe said on Monday.")
    broken = tmp_path / "broken.txt"
    broken.write_text("🎉🎉🎉")
    secured.run(PUBLISHER, "publish", str(article), str(broken))
    until(lambda: len(secured.keys(ENRICHED.name)) == 1 and len(secured.keys(DEAD.name)) == 1, secured.workers)
    assert "Ada Roe" in secured.run(READER, "consume", "--group", GROUP, "--max", "1")
    assert all(worker.pid is not None for worker in started), secured.workers.tail()


def test_a_desk_without_the_right_to_the_dead_letters_only_does_not_know_them(secured: Secured, tmp_path: Path) -> None:
    known = {}
    for user in (READER, ADMIN):
        url = f"sqlite:///{tmp_path}/{user}.sqlite"
        secured.run(user, "desk", "rebuild", "--database", url)
        store = Store(url).open()
        known[user] = (store.reader.article("article") is not None, store.reader.refusal("broken") is not None)
        store.close()
    assert known == {READER: (True, False), ADMIN: (True, True)}


def test_no_right_and_no_password_stop_a_worker_with_a_name_for_it(secured: Secured, tmp_path: Path) -> None:
    without = secured.start(Stage.CLEANER, NOBODY)
    wrong = secured.start(Stage.CLEANER, Stage.CLEANER, sasl_password="not-the-password")
    another = Security.create(tmp_path)
    stranger = secured.start(Stage.CLEANER, Stage.CLEANER, ssl_cafile=another.authority)
    for worker in (without, wrong, stranger):
        until(lambda worker=worker: worker.pid is None, secured.workers)
        assert worker.process is not None
        assert worker.process.returncode == ExitCode.BROKER, worker.log.read_text()[-3000:]


def test_no_credentials_in_any_log(secured: Secured) -> None:
    logs = "".join(path.read_text() for path in (secured.workers.all[0].log.parent).iterdir())
    assert logs
    for password in (*secured.security.users.values(), "not-the-password"):
        assert password not in logs
    broker = secured.cluster.nodes[0].log
    assert not [password for password in secured.security.users.values() if password in broker]
