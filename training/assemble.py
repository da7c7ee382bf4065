"""The spaCy pipeline around the trained network."""

from pathlib import Path

import en_attribune_news.encoder
import en_attribune_news.lemmatizer
import en_attribune_news.names
import en_attribune_news.parser
import en_attribune_news.quotation
import en_attribune_news.tagger  # importing a component registers its factory
import spacy
from spacy.language import Language

from training.clusters import brown_clusters
from training.export import graph
from training.pretrained import vocabulary
from training.train import load


def assembled(folder: Path, quantized: bool = True, quotations: bool = True) -> Language:
    """The pipeline of the network that training wrote to ``folder``.

    Args:
        folder: what `training.train.save` wrote.
        quantized: whether the matrices become eight-bit integers.
        quotations: whether the network was taught quotations.
    """
    network, labels = load(folder)
    nlp = spacy.blank("en")
    encoder = nlp.add_pipe("attribune_encoder", name="encoder")
    names = ("tags", "morphs", "names", "starts", "attribution")
    sizes = dict(zip(names, network.shape.linear, strict=True))
    encoder.fill(graph(network, quantized), vocabulary(), brown_clusters(), sizes)
    nlp.add_pipe("attribune_tagger", name="tagger").fill([*labels.tags, "", *labels.morphs])
    nlp.add_pipe("attribune_parser", name="parser").fill(labels.relations)
    nlp.add_pipe("attribune_lemmatizer", name="lemmatizer").initialize()
    nlp.add_pipe("attribune_names", name="ner").fill(labels.names)
    if quotations:
        nlp.add_pipe("attribune_quotation", name="quotation")
    nlp.add_pipe("doc_cleaner", config={"attrs": {f"_.{en_attribune_news.encoder.ENCODING}": None}})
    return nlp
