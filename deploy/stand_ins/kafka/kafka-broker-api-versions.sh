#!/usr/bin/env python3
"""Exit 0 once the broker at `--bootstrap-server HOST:PORT` answers the request for its API versions."""

import socket
import struct
import sys

host, _, port = sys.argv[sys.argv.index("--bootstrap-server") + 1].rpartition(":")
# ApiVersions is key 18; version 0 has an empty body. Header: key, version, correlation id, no client id.
request = struct.pack(">hhih", 18, 0, 1, -1)
with socket.create_connection((host, int(port)), timeout=5) as connection:
    connection.sendall(struct.pack(">i", len(request)) + request)
    answer = connection.recv(10)
if struct.unpack(">ih", answer[4:10]) != (1, 0):
    sys.exit(f"no proper answer: {answer!r}")
