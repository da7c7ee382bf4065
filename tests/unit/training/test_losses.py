"""The losses teach a network what it is shown."""

import pytest
from spacy.tokens import Doc

from tests.unit.training.builders import PIECES, VOCAB
from training.documents import ATTRIBUTION
from training.rows import Labels, Rows


def test_a_network_learns_what_it_is_shown() -> None:
    torch = pytest.importorskip("torch", reason="training needs its own requirements")
    from training.losses import losses, scores, total
    from training.network import Network, Shape
    from training.tensors import batch_of

    torch.manual_seed(0)
    shown = Doc(VOCAB, words=["a", "b", "a"], tags=["X", "Y", "X"], heads=[1, 1, 1], deps=["l", "ROOT", "r"])
    shown.user_data[ATTRIBUTION] = ["OOB", "OBO", "BOO"]
    labels = Labels.of([shown])
    batch = batch_of([Rows(labels, PIECES, {}).row(shown, "a"), Rows(labels, PIECES, {}).row(shown[:2].as_doc(), "a")])
    network = Network(Shape(1, 2, 1, 1, 3, width=24, attention_heads=2, inner=24))
    steps = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(60):
        loss = total(losses(network, batch, scores(network, batch, 0.0)))
        steps.zero_grad()
        loss.backward()
        steps.step()
    said = scores(network.eval(), batch, 0.0)
    assert said.arcs.argmax(-1)[0].tolist() == [1, 1, 1]
    assert said.linear["tags"].argmax(-1)[0].tolist() == batch.targets["tags"][0].tolist()
    assert said.linear["attribution"].unflatten(-1, (3, 3)).argmax(-1)[0].tolist() == [[2, 2, 0], [2, 0, 2], [0, 2, 2]]
