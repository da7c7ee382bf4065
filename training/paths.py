"""Where the parts of training leave their results, and how a part is skipped when its result is there."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: The distribution that training fills, and its import package.
DISTRIBUTION = ROOT / "models" / "en_attribune_news"
PACKAGE = DISTRIBUTION / "en_attribune_news"

#: Scores of the pipeline that was trained without some of the data, with what was left out: the card quotes them.
OTHER_SCORES = Path(__file__).with_name("scores_without.json")

#: Where Maven puts the pretrained transformer, which every training starts from.
PRETRAINED = ROOT / "build" / "pretrained"

#: The corpora that training and evaluation read.
CORPORA = ("ewt", "gum", "uner_ewt", "ner_more", "ner_silver", "polnear", "polnear_silver", "re3d")

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Work:
    """The folder of intermediate results: each part writes under a name of its own."""

    folder: Path = ROOT / "build" / "training"

    @property
    def converted(self) -> Path:
        """The converted corpora, a file a source."""
        return self.folder / "converted"

    @property
    def large(self) -> Path:
        """The network of more layers than ships."""
        return self.folder / "large"

    @property
    def lower_start(self) -> Path:
        """The lower layers of `large` with fewer inner units, as they were cut out."""
        return self.folder / "lower_start"

    @property
    def lower(self) -> Path:
        """`lower_start`, trained on."""
        return self.folder / "lower"

    @property
    def small(self) -> Path:
        """`lower` with fewer attention heads, from where the runs go on: the size that ships."""
        return self.folder / "small"

    @property
    def runs(self) -> Path:
        """The networks whose mean is packaged, each in a folder of its own."""
        return self.folder / "runs"

    @property
    def trained(self) -> Path:
        """The network that is packaged."""
        return self.folder / "trained"

    @property
    def half(self) -> Path:
        """The network that saw one half of the political news alone."""
        return self.folder / "half"

    @property
    def held_out(self) -> Path:
        """What `half` says of the other half, a file an article: quote linking is fitted to it."""
        return self.folder / "held_out"

    @property
    def pipeline(self) -> Path:
        """The pipeline that was trained without some of the data."""
        return self.folder / "pipeline"

    @property
    def scores(self) -> Path:
        """The scores of the packaged pipeline, which the model card quotes."""
        return self.folder / "scores.json"
