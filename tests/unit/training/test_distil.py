"""What networks teach another one."""

import pytest
import spacy
from en_attribune_news.pieces import Pieces
from spacy.tokens import Doc

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.distil import GOLD_WEIGHT, lessons, with_lessons  # noqa: E402  (torch may be missing)
from training.losses import scores  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.rows import Labels, Rows  # noqa: E402
from training.tensors import Batch, batch_of  # noqa: E402

SHAPE = Shape(1, 3, 2, 3, 2, width=24, attention_heads=2, inner=24)


@pytest.fixture
def batch() -> Batch:
    vocab, pieces = spacy.blank("en").vocab, Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})
    rows = Rows(Labels(["X"], ["Y"], ["Z"], ["O"]), pieces, {})
    return batch_of([rows.row(Doc(vocab, words=words), "a") for words in (["a", "b", "aa", "."], ["b", "a"])])


def network(seed: int) -> Network:
    torch.manual_seed(seed)
    made = Network(SHAPE).eval()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return made


def test_a_pupil_comes_to_say_what_its_teachers_say_on_average(batch: Batch) -> None:
    teachers, pupil = [network(1), network(2)], network(3)
    steps = torch.optim.Adam(pupil.parameters(), lr=0.01)
    for _ in range(150):
        loss = torch.stack(list(lessons(teachers, batch, scores(pupil, batch, 0.0)).values())).sum()
        steps.zero_grad()
        loss.backward()
        steps.step()
    said, taught = scores(pupil, batch, 0.0), [scores(teacher, batch, 0.0) for teacher in teachers]
    for name in ("tags", "morphs", "names"):
        wanted = torch.stack([one.linear[name].softmax(-1) for one in taught]).mean(0)[batch.present]
        assert said.linear[name].softmax(-1)[batch.present].sub(wanted).abs().max() < 0.05, name
    starts = torch.stack([one.linear["starts"].sigmoid() for one in taught]).mean(0)[batch.present]
    assert said.linear["starts"].sigmoid()[batch.present].sub(starts).abs().max() < 0.05
    wanted = torch.stack([one.arcs.softmax(-1) for one in taught]).mean(0)[batch.present]
    assert said.arcs.softmax(-1)[batch.present].sub(wanted).abs().max() < 0.1


def test_nothing_of_the_teachers_is_trained(batch: Batch) -> None:
    teacher, pupil = network(1), network(3)
    torch.stack(list(lessons([teacher], batch, scores(pupil, batch, 0.0)).values())).sum().backward()
    assert all(parameter.grad is None for parameter in teacher.parameters())


def test_the_annotation_counts_beside_what_is_taught() -> None:
    gold = {"names": torch.tensor(1.0), "relations": torch.tensor(2.0)}
    both = with_lessons(gold, {"names": torch.tensor(0.5)})
    assert both["names"].item() == pytest.approx(0.5 + GOLD_WEIGHT)
    assert both["relations"].item() == 2.0
