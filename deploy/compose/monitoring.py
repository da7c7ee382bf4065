"""Ask a running Prometheus whether it scrapes every service, evaluates every rule, and has what the dashboard shows.

`python -m deploy.compose.monitoring [http://localhost:9090]` prints it as JSON; exit 1 where something is missing. The
compose profile `monitoring` must run, and articles should have passed.
"""

from __future__ import annotations

import json
import sys
import urllib.parse
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attribune_core import metrics

DASHBOARD = Path(__file__).parents[1] / "monitoring" / "grafana" / "dashboards" / "attribune.json"


def ask(url: str, **query: str) -> Any:
    """Return the data of the answer. Raises OSError where Prometheus does not answer or refuses the question."""
    with urllib.request.urlopen(f"{url}?{urllib.parse.urlencode(query)}", timeout=30) as answer:
        return json.load(answer)["data"]


def look(prometheus: str) -> dict[str, Any]:
    """Return targets, rules and panels as they are; `faults` is empty where all is well."""
    api = f"{prometheus}/api/v1"
    targets = ask(f"{api}/targets")["activeTargets"]
    groups = ask(f"{api}/rules")["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    names = set(ask(f"{api}/label/__name__/values"))
    expressions = {
        f"{panel['title']}: {target['expr']}": target["expr"].replace("$__rate_interval", "1m").replace("$stage", ".*")
        for panel in json.loads(DASHBOARD.read_text())["panels"]
        for target in panel["targets"]
    }
    panels = {title: len(ask(f"{api}/query", query=asked)["result"]) for title, asked in expressions.items()}
    missing = [one.name for one in metrics.ALL if not {one.name, f"{one.name}_bucket"} & names]
    faults = [f"target {one['scrapeUrl']}: {one['lastError']}" for one in targets if one["health"] != "up"]
    faults += [f"rule {one['name']}: {one.get('lastError', one['health'])}" for one in rules if one["health"] != "ok"]
    faults += [f"{name} is not scraped" for name in missing]
    faults += [f"the dashboard shows nothing for {title}" for title, series in panels.items() if not series]
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": ask(f"{api}/status/buildinfo")["version"],
        "targets": sorted(f"{one['labels'].get('stage', one['labels']['job'])} {one['health']}" for one in targets),
        "rules": len(rules),
        "alerts": sorted(f"{one['labels']['alertname']} {one['state']}" for one in ask(f"{api}/alerts")["alerts"]),
        "metrics": len(metrics.ALL) - len(missing),
        "queries_of_the_dashboard": len(panels),
        "faults": faults,
    }


if __name__ == "__main__":
    found = look(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:9090")
    print(json.dumps(found, indent=1))
    sys.exit(1 if found["faults"] else 0)
