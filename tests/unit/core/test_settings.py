"""The settings: read from the environment, every fault told at once, no credential shown."""

from __future__ import annotations

import pytest

from attribune_core import topics
from attribune_core.errors import SettingsError
from attribune_core.settings import Settings, load_settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_BOOTSTRAP_SERVERS", "kafka:9092")
    monkeypatch.setenv("ATTRIBUNE_PROCESSES", "0")
    settings = load_settings()
    assert (settings.bootstrap_servers, settings.processes) == ("kafka:9092", 0)


def test_every_fault_is_told_at_once_by_the_name_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_PROCESSES", "-1")
    monkeypatch.setenv("ATTRIBUNE_DEAD_LETTER_LIMIT", "perhaps")
    with pytest.raises(SettingsError, match=r"(?s)ATTRIBUNE_PROCESSES: .*ATTRIBUNE_DEAD_LETTER_LIMIT: "):
        load_settings()


def test_sasl_needs_credentials_and_does_not_show_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_SECURITY_PROTOCOL", "SASL_SSL")
    with pytest.raises(SettingsError, match="sasl_username"):
        load_settings()
    monkeypatch.setenv("ATTRIBUNE_SASL_USERNAME", "worker")
    monkeypatch.setenv("ATTRIBUNE_SASL_PASSWORD", "hunter2")
    settings = load_settings()
    assert "hunter2" not in repr(settings)
    assert settings.sasl_password is not None
    assert settings.sasl_password.get_secret_value() == "hunter2"


@pytest.mark.parametrize(
    ("model", "pipelines"),
    [
        ("en_attribune_news", {"en": "en_attribune_news"}),
        ("models/a=b", {"en": "models/a=b"}),
        ("de=de_core_news_sm", {"de": "de_core_news_sm"}),
        ("en=en_attribune_news, DE = /models/de ,nld=n", {"en": "en_attribune_news", "de": "/models/de", "nld": "n"}),
    ],
)
def test_a_model_is_one_pipeline_or_one_a_language(model: str, pipelines: dict[str, str]) -> None:
    assert Settings(model=model).pipelines == pipelines
    assert next(iter(Settings(model=model).pipelines)) == next(iter(pipelines))


@pytest.mark.parametrize("model", ["en=a,de", "en=", "en=a,=b", "en=a,en=b", "en=a,"])
def test_a_map_with_a_fault_is_told(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MODEL", model)
    with pytest.raises(SettingsError, match="ATTRIBUNE_MODEL: "):
        load_settings()


def test_every_topic_takes_the_largest_message_and_the_output_is_compacted() -> None:
    assert {topic.config["max.message.bytes"] for topic in topics.ALL} == {str(topics.MAX_MESSAGE_BYTES)}
    assert [t.name for t in topics.ALL if t.config["cleanup.policy"] == "compact"] == ["articles.enriched"]
