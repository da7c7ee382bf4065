"""SASL/SCRAM over TLS for the local broker: certificates by openssl, users, and the rights of each.

As in production, down to the ACLs; only the certificates live for a day.
"""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from confluent_kafka.admin import (
    AclBinding,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
)

ADMIN = "admin"
MECHANISM = "SCRAM-SHA-512"


@dataclass(frozen=True)
class Right:
    """What a user may do with one topic or group."""

    operation: AclOperation
    kind: ResourceType
    name: str


def stage_rights(reads: str, writes: str, dead: str, group: str) -> list[Right]:
    """Return all that a service needs: read its topic and its group, write its output and the dead letters."""
    return [
        Right(AclOperation.READ, ResourceType.TOPIC, reads),
        Right(AclOperation.WRITE, ResourceType.TOPIC, writes),
        Right(AclOperation.WRITE, ResourceType.TOPIC, dead),
        Right(AclOperation.READ, ResourceType.GROUP, group),
    ]


@dataclass
class Security:
    """Certificates in a folder, and users with their passwords."""

    folder: Path
    users: dict[str, str] = field(default_factory=dict)

    @classmethod
    def create(cls, folder: Path, *users: str) -> Security:
        """Make a certificate authority, a server certificate for the loopback interface, and the users."""
        made = cls(folder, {name: secrets.token_urlsafe(18) for name in (ADMIN, *users)})
        made._certificates()
        return made

    @property
    def authority(self) -> Path:
        """PEM file of the certificate authority, which clients trust."""
        return self.folder / "ca.pem"

    def properties(self) -> dict[str, str]:
        """Return what a node's server.properties needs besides its listeners."""
        login = "org.apache.kafka.common.security.scram.ScramLoginModule required"
        return {
            "sasl.enabled.mechanisms": MECHANISM,
            "sasl.mechanism.inter.broker.protocol": MECHANISM,
            f"listener.name.sasl_ssl.{MECHANISM.lower()}.sasl.jaas.config": (
                f'{login} username="{ADMIN}" password="{self.users[ADMIN]}";'
            ),
            "ssl.keystore.type": "PEM",
            "ssl.keystore.location": str(self.folder / "server.pem"),
            "ssl.truststore.type": "PEM",
            "ssl.truststore.location": str(self.authority),
            "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            # ANONYMOUS is the controller listener, which is plain and the nodes' own.
            "super.users": f"User:{ADMIN};User:ANONYMOUS",
        }

    def format_arguments(self) -> list[str]:
        """Return the arguments of `StorageTool format` that make the users."""
        return [
            argument
            for name, password in self.users.items()
            for argument in ("--add-scram", f"{MECHANISM}=[name={name},password={password}]")
        ]

    def client_options(self, user: str) -> dict[str, str]:
        """Return librdkafka's options for that user."""
        return {
            "security.protocol": "SASL_SSL",
            "sasl.mechanism": MECHANISM,
            "sasl.username": user,
            "sasl.password": self.users[user],
            "ssl.ca.location": str(self.authority),
        }

    def settings(self, user: str) -> dict[str, str]:
        """Return Attribune's settings for that user, by their names without the prefix."""
        return {
            "security_protocol": "SASL_SSL",
            "sasl_mechanism": MECHANISM,
            "sasl_username": user,
            "sasl_password": self.users[user],
            "ssl_cafile": str(self.authority),
        }

    def allow(self, bootstrap: str, user: str, rights: Iterable[Right]) -> None:
        """Give the user these rights. Raises KafkaException."""
        client = AdminClient({"bootstrap.servers": bootstrap, **self.client_options(ADMIN)})
        bindings = [
            AclBinding(
                *(right.kind, right.name, ResourcePatternType.LITERAL, f"User:{user}", "*"),
                *(right.operation, AclPermissionType.ALLOW),
            )
            for right in rights
        ]
        for future in client.create_acls(bindings).values():
            future.result(30)

    def _certificates(self) -> None:
        names = self.folder / "names.cnf"
        names.write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        for name in ("ca", "server"):
            self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key")
        self._openssl("req", "-x509", "-new", "-key", "ca.key", "-subj", "/CN=test", "-days", "1", "-out", "ca.pem")
        self._openssl("req", "-new", "-key", "server.key", "-subj", "/CN=localhost", "-out", "server.csr")
        self._openssl(
            *("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
            *("-days", "1", "-extfile", str(names), "-out", "server.crt"),
        )
        # One file with key, certificate and authority is a keystore; the key must be PKCS#8, as genpkey writes it.
        keystore = self.folder / "server.pem"
        keystore.touch(mode=0o600)
        keystore.write_text("".join((self.folder / one).read_text() for one in ("server.key", "server.crt", "ca.pem")))

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)
