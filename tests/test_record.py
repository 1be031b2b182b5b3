"""The page of the record: every figure, with what it was held against."""

import re

import pytest
from project import ROOT

from analysis.record import page


@pytest.fixture(scope="module")
def text() -> str:
    return page(ROOT)[0]


def block(text: str, name: str) -> str:
    found = re.search(rf'<div class="stated" id="{re.escape(name)}">(.*?)</div>', text, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("figure", "words"),
    {
        "lavrov-nurtleu-2023.1": 'excluded by <a href="#nurtleu-lavrov-2023.1">',
        "tokayev-forum-2024.1": '<a href="#bns_kz_trade_with_ru">bns_kz_trade_with_ru</a> 2023',
        "sputnik-2022-11-28.1": 'a report of <a href="#anadolu-2022-11-28.2">',
        "mamin-2021-12.2": 'what follows from <a href="#mishustin-tokayev-2022.1">',
        "putin-nazarbayev-2020.1": '<a href="#wits_kz_trade_with_ru">wits_kz_trade_with_ru_change',
    }.items(),
)
def test_a_figure_leads_to_what_it_was_held_against(text: str, figure: str, words: str) -> None:
    assert words in block(text, figure)


def test_every_link_on_the_page_leads_somewhere(text: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids


def test_only_texts_that_were_read_whole_have_passages(text: str) -> None:
    assert "passage" in block(text, "lavrov-visit-2021.4")
    assert "passage" not in block(text, "lavrov-nurtleu-2023.1")
