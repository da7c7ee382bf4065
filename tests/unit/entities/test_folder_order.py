"""The package reads from top to bottom: a folder imports only itself and those before it, and nothing in a circle."""

from __future__ import annotations

from graphlib import TopologicalSorter

from tests.unit.entities.imports import PACKAGE, imported, modules

#: Its folders and modules in their order; what stands on top and may import all comes last.
ORDER: dict[str, tuple[str, ...]] = {
    "attribune_entities": (
        "lexicon",
        "language_model",
        "document",
        "names",
        "coreference",
        "extractor",
        "annotator",
        "__init__",
        "worker",
        "agent",
    ),
}


def entry(name: str) -> str:
    """The folder or module on the top level of the package that the module `name` is or stands in."""
    _, _, within = name.partition(".")
    return within.partition(".")[0] or "__init__"


def test_the_order_names_all_that_is_there_and_nothing_else() -> None:
    assert sorted(ORDER[PACKAGE]) == sorted({entry(name) for name in modules()})


def test_a_module_imports_its_own_folder_and_those_before_it() -> None:
    place = {name: number for number, name in enumerate(ORDER[PACKAGE])}
    for name in modules():
        for other in imported(name) & set(modules()):
            assert place[entry(other)] <= place[entry(name)], f"{name} imports {other}, which comes later"


def test_no_import_goes_in_a_circle() -> None:
    TopologicalSorter({name: imported(name) & set(modules()) - {name} for name in modules()}).prepare()
