"""The folders and files that the parts of training write."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: The distribution that training fills.
DISTRIBUTION = ROOT / "models" / "en_attribune_news"
#: The import package of that distribution.
PACKAGE = DISTRIBUTION / "en_attribune_news"

#: Scores of the pipeline trained without some of the data, and what was left out; the card quotes them.
OTHER_SCORES = Path(__file__).with_name("scores_without.json")

#: The folder of the pretrained transformer, which Maven fetches.
PRETRAINED = ROOT / "build" / "pretrained"

#: The corpora that training and evaluation read.
CORPORA = ("ewt", "gum", "uner_ewt", "ner_more", "ner_silver", "polnear", "polnear_silver", "re3d")

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Work:
    """The folder of intermediate results; each part has a name in it."""

    folder: Path = ROOT / "build" / "training"

    @property
    def converted(self) -> Path:
        """The converted corpora, one file for each source."""
        return self.folder / "converted"

    @property
    def large(self) -> Path:
        """The network with more layers than the one that ships."""
        return self.folder / "large"

    @property
    def lower_start(self) -> Path:
        """The lower layers of `large` with fewer inner units, before training on."""
        return self.folder / "lower_start"

    @property
    def lower(self) -> Path:
        """The network of `lower_start`, trained on."""
        return self.folder / "lower"

    @property
    def small(self) -> Path:
        """The network of `lower` with fewer attention heads, which the runs start from: the size that ships."""
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
        """The network trained on only one half of the political news."""
        return self.folder / "half"

    @property
    def held_out(self) -> Path:
        """The tags that `half` gives the other half, one file for each article: quote linking is fitted to them."""
        return self.folder / "held_out"

    @property
    def pipeline(self) -> Path:
        """The pipeline trained without some of the data."""
        return self.folder / "pipeline"

    @property
    def scores(self) -> Path:
        """The scores of the packaged pipeline, which the model card quotes."""
        return self.folder / "scores.json"
