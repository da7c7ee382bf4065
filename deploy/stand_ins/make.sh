#!/usr/bin/env bash
# Makes local images under the names that docker-compose.yml and deploy/Dockerfile use, for a machine whose container
# engine reaches no image registry. They show that the compose file and the Dockerfile work, not that those images do.
# Needs root, debootstrap, Java 17 with Maven (for the broker's jars), a running engine, and docker's compose plugin. An image
# that is there stays. Grafana has no stand-in.
#   deploy/stand_ins/make.sh [FOLDER FOR THE ROOT FILE SYSTEM]
set -euo pipefail
cd "$(dirname "$0")/../.."
for needed in debootstrap java mvn docker; do
	command -v "$needed" > /dev/null || { echo "$needed is needed" >&2; exit 1; }
done
docker compose version > /dev/null 2>&1 || { echo "docker's compose plugin is needed" >&2; exit 1; }
docker info > /dev/null 2>&1 || { echo "no container engine answers" >&2; exit 1; }
work=${1:-$(mktemp -d)}
python=$(sed -n 's/^ARG PYTHON_IMAGE=//p' deploy/Dockerfile)
compose_image() { sed -n "s|^ *image: \\($1:.*\\)$|\\1|p" docker-compose.yml; }
kafka=$(compose_image apache/kafka)
prometheus=$(compose_image prom/prometheus)
exporter=$(compose_image danielqsj/kafka-exporter)

there() { docker image inspect "$1" > /dev/null 2>&1; }

if ! there "$python"; then
	[ -d "$work/root/usr" ] || debootstrap --variant=minbase --include=python3,python3-venv,python3-dev,ca-certificates bookworm "$work/root"
	# A machine behind a proxy that signs anew: what is built inside trusts whom the machine trusts, and asks where it asks.
	cp /etc/ssl/certs/ca-certificates.crt "$work/root/etc/ssl/certs/ca-certificates.crt"
	printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' > "$work/root/etc/pip.conf"
	index=$(python3 -m pip config get global.index-url 2> /dev/null || true)
	[ -z "$index" ] || printf 'index-url = %s\n' "$index" >> "$work/root/etc/pip.conf"
	rm -rf "$work"/root/var/cache/apt/archives/*.deb
	tar -C "$work/root" -c . | docker import --change 'CMD ["python3"]' --change 'LABEL stand-in=debian' - "$python"
fi

if ! there "$kafka"; then
	mkdir -p "$work/kafka"
	cp -r "$(python3 -c 'from deploy.kafka.jars import libraries; print(libraries())')/." "$work/kafka/libs"
	cp deploy/kafka/log4j2.properties deploy/stand_ins/kafka/* "$work/kafka/"
	docker build --build-arg "BASE=$python" --tag "$kafka" "$work/kafka"
fi
there "$prometheus" || docker build --build-arg "BASE=$python" --tag "$prometheus" deploy/stand_ins/prometheus
# Its libraries are those of the service's image, so that one comes first.
if ! there "$exporter"; then
	there attribune || docker compose build topics
	docker build --tag "$exporter" deploy/stand_ins/kafka_exporter
fi
docker image ls --format '{{.Repository}}:{{.Tag}} {{.Size}}'
