"""The manifests render, fit the schemas of Kubernetes and KEDA, and say what the code says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from attribune_core import topics

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "deploy" / "kubernetes"
OVERLAYS = ("dev", "production")
STAGES = {"cleaner": topics.RAW, "entity-extractor": topics.CLEAN, "quote-linker": topics.ANNOTATED}
#: What both Kubernetes releases in wide use and the newest that the validator knows must take.
VERSIONS = ("1.33", "1.37")
KEDA = "github.com/kedacore/keda/v2@v2.21.0"

Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def kustomize() -> str:
    places = [ROOT / "build" / "bin", Path.home() / "go" / "bin"]
    found = shutil.which("kustomize", path=os.pathsep.join([os.environ["PATH"], *map(str, places)]))
    if found is None:
        pytest.skip("no kustomize (go install sigs.k8s.io/kustomize/kustomize/v5@v5.8.1)")
    return found


@pytest.fixture(scope="module")
def rendered(kustomize: str) -> dict[str, list[Manifest]]:
    def build(overlay: str) -> list[Manifest]:
        command = [kustomize, "build", str(FOLDER / "overlays" / overlay)]
        got = subprocess.run(command, capture_output=True, text=True, check=False)
        assert got.returncode == 0, got.stderr
        return list(yaml.safe_load_all(got.stdout))

    return {overlay: build(overlay) for overlay in OVERLAYS}


@pytest.fixture(scope="module")
def keda_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("go") is None:
        pytest.skip("no go: KEDA's schemas come with its Go module")
    command = ["go", "mod", "download", "-json", KEDA]
    got = subprocess.run(command, cwd=tmp_path_factory.mktemp("go"), capture_output=True, text=True, check=False)
    if got.returncode:
        pytest.skip(f"KEDA's Go module cannot be fetched: {got.stdout}{got.stderr}")
    return Path(json.loads(got.stdout)["Dir"])


@pytest.fixture(scope="module")
def keda(keda_module: Path) -> dict[str, Manifest]:
    """Return the schema of each kind that KEDA defines."""
    found = {}
    for path in (keda_module / "config" / "crd" / "bases").glob("*.yaml"):
        definition = yaml.safe_load(path.read_text())["spec"]
        for version in definition["versions"]:
            schema = version["schema"]["openAPIV3Schema"]
            close(schema)
            found[f"{definition['group']}/{version['name']} {definition['names']['kind']}"] = schema
    return found


def close(schema: Any) -> None:
    """Allow no property that the schema does not know: the server would drop it without a word."""
    if isinstance(schema, dict):
        if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
            schema.setdefault("additionalProperties", False)
            if schema["properties"].get("metadata") == {"type": "object"}:
                schema["properties"]["metadata"] = {}
        for inner in schema.values():
            close(inner)
    elif isinstance(schema, list):
        for inner in schema:
            close(inner)


def of_kind(manifests: list[Manifest], kind: str) -> dict[str, Manifest]:
    return {one["metadata"]["name"]: one for one in manifests if one["kind"] == kind}


def pods(manifests: list[Manifest]) -> Iterator[tuple[str, Manifest]]:
    for one in manifests:
        if one["kind"] in {"Deployment", "Job"}:
            yield one["metadata"]["name"], one["spec"]["template"]["spec"]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_manifests_fit_the_schemas_of_kubernetes(
    rendered: dict[str, list[Manifest]], overlay: str, version: str
) -> None:
    for manifest in rendered[overlay]:
        if "keda.sh" not in manifest["apiVersion"]:
            kubernetes_validate.validate(manifest, version, strict=True)


def test_a_misspelt_field_would_be_noticed(rendered: dict[str, list[Manifest]]) -> None:
    deployment = of_kind(rendered["dev"], "Deployment")["cleaner"]
    deployment = json.loads(json.dumps(deployment))
    deployment["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, VERSIONS[0], strict=True)


def test_what_keda_reads_fits_its_schemas(rendered: dict[str, list[Manifest]], keda: dict[str, Manifest]) -> None:
    read = [one for one in rendered["production"] if "keda.sh" in one["apiVersion"]]
    assert len(read) == 1 + len(STAGES)
    for manifest in read:
        jsonschema.validate(manifest, keda[f"{manifest['apiVersion']} {manifest['kind']}"])
    misspelt = read[-1] | {"spec": read[-1]["spec"] | {"minReplicas": 1}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(misspelt, keda[f"{misspelt['apiVersion']} {misspelt['kind']}"])


def test_what_the_scaler_is_told_are_names_that_it_reads(
    rendered: dict[str, list[Manifest]], keda_module: Path
) -> None:
    """The schema takes any name in a trigger's metadata; the scaler's source has the list."""
    source = (keda_module / "pkg" / "scalers" / "kafka_scaler.go").read_text()
    known = {name for names in re.findall(r'keda:"name=([^",]+)', source) for name in names.split(";")}
    for scaled in of_kind(rendered["production"], "ScaledObject").values():
        assert set(scaled["spec"]["triggers"][0]["metadata"]) <= known
    (login,) = of_kind(rendered["production"], "TriggerAuthentication").values()
    targets = [*login["spec"]["secretTargetRef"], *login["spec"]["configMapTargetRef"]]
    assert {one["parameter"] for one in targets} <= known


def test_each_stage_is_scaled_by_the_lag_of_its_own_group(rendered: dict[str, list[Manifest]]) -> None:
    production = rendered["production"]
    (settings,) = (
        one["data"] for name, one in of_kind(production, "ConfigMap").items() if name.startswith("attribune-settings")
    )
    scaled = of_kind(production, "ScaledObject")
    assert set(scaled) == set(of_kind(production, "PodDisruptionBudget")) == set(STAGES)
    for name, topic in STAGES.items():
        spec = scaled[name]["spec"]
        assert spec["scaleTargetRef"]["name"] == name
        assert spec["maxReplicaCount"] <= int(settings["ATTRIBUNE_PARTITIONS"])
        (trigger,) = spec["triggers"]
        asked = trigger["metadata"]
        assert (asked["consumerGroup"], asked["topic"]) == (f"attribune-{name}", topic.name)
        assert asked["bootstrapServers"] == settings["ATTRIBUNE_BOOTSTRAP_SERVERS"]
        assert asked["sasl"].replace("_", "-").upper() == settings["ATTRIBUNE_SASL_MECHANISM"].replace("SHA-", "SHA")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_no_pod_may_more_than_it_must(rendered: dict[str, list[Manifest]], overlay: str) -> None:
    seen = dict(pods(rendered[overlay]))
    assert set(seen) == {*STAGES, "topics"}
    for name, pod in seen.items():
        (container,) = pod["containers"]
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["securityContext"]["runAsUser"] == 10001
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert not pod["automountServiceAccountToken"]
        assert container["resources"]["limits"].keys() == {"cpu", "memory"}
        secrets = [one["secretRef"]["name"] for one in container["envFrom"] if "secretRef" in one]
        assert secrets == ([f"kafka-{name}"] if overlay == "production" else [])
        if name in STAGES:
            assert container["args"] == ["run", name]
            assert {"startupProbe", "livenessProbe", "readinessProbe"} <= set(container)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_setting_is_one_that_the_code_knows(rendered: dict[str, list[Manifest]], overlay: str) -> None:
    from attribune_core.settings import Settings

    known = {f"ATTRIBUNE_{name.upper()}" for name in Settings.model_fields}
    given = {key for one in of_kind(rendered[overlay], "ConfigMap").values() for key in one["data"]}
    given |= {one["name"] for _, pod in pods(rendered[overlay]) for one in pod["containers"][0].get("env", [])}
    assert given <= known


def test_no_secret_is_committed(rendered: dict[str, list[Manifest]]) -> None:
    for manifests in rendered.values():
        assert not of_kind(manifests, "Secret")
