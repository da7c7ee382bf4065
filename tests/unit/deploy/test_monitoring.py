"""Rules, scrape configuration and dashboard fit each other, the list of metrics and the runbook."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from attribune_core import metrics

ROOT = Path(__file__).parents[3]
MONITORING = ROOT / "deploy" / "monitoring"
#: What is not ours: of prometheus-client, of Prometheus itself, of kafka_exporter.
FOREIGN = {"process_start_time_seconds", "up", "kafka_consumergroup_lag"}


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((MONITORING / "alerts.yml").read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((MONITORING / "grafana/dashboards/attribune.json").read_text())["panels"]
    return found


def expressions() -> list[str]:
    shown = [target["expr"] for panel in panels() for target in panel["targets"]]
    return [rule["expr"] for rule in rules()] + shown


def names(expression: str) -> set[str]:
    """Return the names of series in the expression: what stands where a metric may, strings and labels taken out."""
    bare = re.sub(r'"[^"]*"', '""', expression)
    bare = re.sub(r"\{[^}]*\}", "{}", bare)
    bare = re.sub(r"\b(by|on|unless on|without)\s*\([^)]*\)", " ", bare)
    return set(re.findall(r"[a-z_:][a-z0-9_:]*", re.sub(r"\[[^\]]*\]", "", bare))) - _WORDS


_WORDS = {
    *(
        "sum",
        "max",
        "max_over_time",
        "min",
        "count",
        "rate",
        "increase",
        "changes",
        "deriv",
        "absent",
        "label_replace",
        "histogram_quantile",
    ),
    *("or", "and", "unless"),
}


def known() -> set[str]:
    own = set(FOREIGN)
    for one in metrics.ALL:
        own |= {f"{one.name}_{part}" for part in ("bucket", "sum", "count")} if one.buckets else {one.name}
    return own | {rule["record"] for rule in rules() if "record" in rule}


def test_every_metric_that_is_asked_for_is_listed() -> None:
    asked = set().union(*(names(one) for one in expressions()))
    assert asked - known() == set()
    assert {"attribune_articles_out_total", "stage:lag_articles:sum", "up"} <= asked


def test_every_metric_of_the_list_is_on_the_dashboard() -> None:
    shown = " ".join(target["expr"] for panel in panels() for target in panel["targets"])
    assert [one.name for one in metrics.ALL if one.name not in shown] == []


def test_every_alert_has_its_entry_in_the_runbook_and_its_test() -> None:
    alerts = {rule["alert"]: rule for rule in rules() if "alert" in rule}
    entries = re.findall(r"^## (\w+)$", (ROOT / "docs/runbook.md").read_text(), re.M)
    assert entries == list(alerts)
    page = (ROOT / "docs/runbook.md").read_text()
    for name, rule in alerts.items():
        assert rule["annotations"]["runbook"] == f"docs/runbook.md#{name.lower()}"
        assert f"## {name}\n**{rule['labels']['severity']}.**" in page
    tested = yaml.safe_load((MONITORING / "alerts_test.yml").read_text())["tests"]
    fires = {case["alertname"] for test in tested for case in test["alert_rule_test"] if case["exp_alerts"]}
    assert fires == set(alerts)


def test_panels_say_what_they_show_and_do_not_overlap() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels():
        assert panel["title"]
        assert panel["description"]
        assert panel["datasource"]["uid"] == "${datasource}"
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert max(x for x, _ in cells) < 24
        assert not taken & cells, panel["title"]
        taken |= cells
    assert len({panel["id"] for panel in panels()}) == len(panels())


@pytest.fixture(scope="module")
def promtool() -> str:
    found = shutil.which("promtool")
    if found is None:
        pytest.skip("no promtool (Debian's package prometheus has it)")
    return found


def run(promtool: str, *arguments: str) -> None:
    got = subprocess.run([promtool, *arguments], cwd=MONITORING, capture_output=True, text=True, check=False)
    assert got.returncode == 0, got.stdout + got.stderr


def test_the_rules_fire_when_they_should(promtool: str) -> None:
    run(promtool, "check", "rules", "alerts.yml")
    run(promtool, "test", "rules", "alerts_test.yml")


def test_the_scrape_configuration_is_valid(promtool: str) -> None:
    run(promtool, "check", "config", "--syntax-only", "prometheus.yml")


def test_the_dashboard_asks_in_valid_promql(promtool: str, tmp_path: Path) -> None:
    asked = [target["expr"] for panel in panels() for target in panel["targets"]]
    filled = [one.replace("$__rate_interval", "5m").replace("$stage", ".*") for one in asked]
    group = {"name": "dashboard", "rules": [{"record": f"panel:{at}", "expr": one} for at, one in enumerate(filled)]}
    (tmp_path / "rules.yml").write_text(yaml.safe_dump({"groups": [group]}))
    run(promtool, "check", "rules", str(tmp_path / "rules.yml"))


def test_compose_mounts_what_is_there() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    for name in ("prometheus", "grafana"):
        assert services[name]["profiles"] == ["monitoring"]
        for volume in services[name]["volumes"]:
            source = volume.partition(":")[0]
            assert not source.startswith(".") or (ROOT / source).exists()
    scraped = yaml.safe_load((MONITORING / "prometheus.yml").read_text())["scrape_configs"][0]["dns_sd_configs"][0]
    assert set(scraped["names"]) < set(services)
    assert str(scraped["port"]) == str(services["cleaner"]["environment"]["ATTRIBUNE_HTTP_PORT"])
