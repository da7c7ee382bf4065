"""The id of a cluster that is formatted."""

import uuid

from deploy.kafka.cluster import cluster_id


def test_no_id_looks_like_an_option() -> None:
    drawn = iter([uuid.UUID(bytes=bytes([0xF8] * 16)), uuid.UUID(bytes=bytes(range(16)))])
    assert cluster_id(lambda: next(drawn)) == "AAECAwQFBgcICQoLDA0ODw"
    assert len(cluster_id()) == 22
