"""PolNeAR's silver parse as an annotated article, on an invented one."""

from __future__ import annotations

from pathlib import Path

from tests.unit.corpora.builders import polnear
from training.quote_examples import clean
from training.quote_silver import annotated

SILVER = """0\t1\t“\t"\t``\t3\tpunct\tO
1\t3\tWe\twe\tPRP\t3\tnsubj\tO
4\t7\twon\twin\tVBD\t6\tccomp\tO
7\t8\t,\t,\t,\t3\tpunct\tO
8\t9\t”\t"\t''\t3\tpunct\tO
10\t14\tsaid\tsay\tVBD\t0\troot\tO
15\t18\tAda\tAda\tNNP\t8\tcompound\tPERSON
19\t22\tRoe\tRoe\tNNP\t6\tnsubj\tPERSON
22\t23\t.\t.\t.\t6\tpunct\tO

24\t25\t“\t"\t``\t3\tpunct\tO
25\t27\tAt\tat\tIN\t3\tcase\tO
28\t32\tlast\tlast\tJJ\t0\troot\tO
32\t33\t.\t.\t.\t3\tpunct\tO
33\t34\t”\t"\t''\t3\tpunct\tO
"""


def test_the_silver_parse_as_an_annotated_article(tmp_path: Path) -> None:
    table = tmp_path / "silver.tsv"
    table.write_text(SILVER, encoding="utf-8")
    read = annotated(clean(polnear(tmp_path)), table)
    assert read.annotation is not None
    assert read.sentences == ((0, 23), (24, 34))
    assert read.annotation.absolute_heads()[:6] == [2, 2, 5, 2, 2, 5]
    assert [(one.label, one.name) for one in read.entities] == [("PERSON", "Ada Roe")]
