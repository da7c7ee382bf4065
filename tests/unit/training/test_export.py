"""The graph that ships says what the network says."""

import numpy as np
import pytest
import spacy
from en_attribune_news.encoder import session
from en_attribune_news.pieces import SHAPES, Pieces
from spacy.tokens import Doc

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.export import graph  # noqa: E402  (torch may be missing)
from training.losses import scores  # noqa: E402
from training.network import Network, Shape, split_pair, with_one  # noqa: E402
from training.rows import Labels, Rows  # noqa: E402
from training.tensors import batch_of  # noqa: E402

PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})
LINEAR = ("tags", "morphs", "names", "starts", "attribution")


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    made = Network(Shape(2, 4, 3, 5, 6, width=24, attention_heads=3, inner=32)).eval()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return made


def said(network: Network, paragraphs: list[list[str]]) -> list[np.ndarray]:
    words = [word for paragraph in paragraphs for word in paragraph]
    opens = [at == 0 for paragraph in paragraphs for at in range(len(paragraph))]
    rows = PIECES.encode(words, [True] * len(words), opens)
    running = session(graph(network, quantized=False))
    names = [one.name for one in running.get_inputs()]
    return running.run(None, {name: getattr(rows, name) for name in names})


def test_the_graph_scores_words_as_the_network_does(network: Network) -> None:
    words = ["a", "aa", "B", "xyz", '"', "a", "."]
    assert len(SHAPES) > 2
    rows = Rows(Labels(["X"], ["Y"], ["Z"], ["O"]), PIECES, {})
    batch = batch_of([rows.row(Doc(spacy.blank("en").vocab, words=words), "a")])
    with torch.no_grad():
        wanted = scores(network, batch, 0.0)
        _, _, relation_of, relation_to = split_pair(wanted.pair)
        heads = torch.tensor([1, 1, 0, 3, 2, 6, 5])
        relations = network.relations(relation_of[0], relation_to[0][heads])
        right = with_one(relation_to[0])
    linear, arcs, dependent, head = said(network, [words])
    assert linear == pytest.approx(torch.cat([wanted.linear[name][0] for name in LINEAR], -1).numpy(), abs=1e-4)
    assert arcs == pytest.approx(wanted.arcs[0].numpy(), abs=1e-3)
    assert head == pytest.approx(right.numpy(), abs=1e-4)
    related = np.einsum("wrj,wj->wr", dependent, head[heads.numpy()])
    assert related == pytest.approx(relations.numpy(), abs=1e-3)


def test_paragraphs_side_by_side_are_read_as_if_each_were_alone(network: Network) -> None:
    first, second = ["a", "aa", "."], ["xyz", '"', "B"]
    together = said(network, [first, second])[0]
    alone = [said(network, [paragraph])[0] for paragraph in (first, second)]
    assert together == pytest.approx(np.concatenate(alone), abs=1e-4)
