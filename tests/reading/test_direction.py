"""Changes, hedges and negations wherever they stand in a sentence, word by word."""

import pytest

from analysis import find_quantities

RISES = {
    "ru": "вырос возрос подрос увеличился увеличен прибавил поднялся повысился подорожал окреп "
    "расширился укрепился взлетел подскочил добавил опередил превысил улучшился ускорился",
    "en": "rose grew increased climbed expanded jumped surged soared gained strengthened rebounded "
    "widened advanced improved leapt spiked swelled",
}
FALLS = {
    "ru": "снизился понизился сократился упал уменьшился подешевел сузился просел потерял ослаб "
    "опустился обвалился рухнул убыл отстал уступил сжался ухудшился сокращен урезан замедлился",
    "en": "fell decreased declined dropped shrank contracted narrowed slumped plunged lost slid "
    "slipped dipped weakened diminished eased shed tumbled sank plummeted retreated collapsed",
}
NOUNS_OF_RISE = {
    "ru": "рост увеличение прирост повышение подъем подорожание скачок всплеск укрепление",
    "en": "growth increase rise expansion jump surge gain upswing hike appreciation",
}
NOUNS_OF_FALL = {
    "ru": "снижение сокращение падение уменьшение спад удешевление обвал отставание понижение",
    "en": "decrease decline fall drop downturn contraction reduction slump dip plunge",
}
WITH_VERB = {
    "ru": (
        "Выпуск {} на 5%.",
        "Выпуск, по данным ведомства, {} на 5%.",
        "На 5% {} выпуск.",
        "Выпуск {} в среднем на 5%.",
        "Сильнее всего {} выпуск муки – на 5%.",
        "Выпуск {} (на 5%).",
    ),
    "en": (
        "Output {} 5%.",
        "Output {} by 5%.",
        "Output, according to the ministry, {} by 5%.",
        "Output {} sharply, by 5%.",
        "Output {}, compared with the plan, by 5%.",
        "Output {} (5%).",
    ),
}
WITH_NOUN = {
    "ru": (
        "Отмечено {} выпуска на 5%.",
        "Отмечено {} в 5%.",
        "Здесь {} выпуска составило 5%.",
        "Здесь {} выпуска – 5%.",
        "Отмечено {} выпуска (5%).",
        "Отмечено {} выпуска муки и зерна в этих районах – на 5%.",
    ),
    "en": (
        "A {} of 5% was seen.",
        "A 5% {} was seen.",
        "The {} in output was 5%.",
        "The {} in output reached 5%.",
        "Output {}: 5%.",
        "The {} in output (5%) was noted.",
    ),
}
SENTENCES = [
    (sentence.format(word), value)
    for sentences, rises, falls in (
        (WITH_VERB, RISES, FALLS),
        (WITH_NOUN, NOUNS_OF_RISE, NOUNS_OF_FALL),
    )
    for language in sentences
    for words, value in ((rises, 5), (falls, -5))
    for word in words[language].split()
    for sentence in sentences[language]
]


def test_a_change_is_read_wherever_its_verb_or_noun_stands() -> None:
    wrong = [sentence for sentence, value in SENTENCES if changes(sentence) != [(value, "change")]]
    assert not wrong, "\n".join(wrong)


def changes(sentence: str) -> list[tuple[float, str]]:
    """Each figure with what it measures."""
    found = find_quantities(sentence)
    return [(figure.quantity.value, figure.quantity.measure) for figure in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Построены две школы и", "40 домов."),
        ("Построено 15 школ,", "40 домов."),
        ("Построено 15 школ и", "40 домов, 3 моста."),
    ],
)
@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("около", "about"),
        ("более", "more than"),
        ("не менее", "at least"),
        ("менее", "less than"),
        ("не более", "at most"),
        ("почти", "almost"),
    ],
)
def test_a_hedge_belongs_to_its_own_number(before: str, words: str, after: str, hedge: str) -> None:
    hedges = {
        found.quantity.value: found.quantity.hedge
        for found in find_quantities(f"{before} {words} {after}")
    }
    assert hedges.pop(40) == hedge
    assert set(hedges.values()) == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Output did not grow by 5 percent.",
        "Output didn't fall by 5 percent.",
        "Output has failed to grow by 5 percent.",
        "No district grew by 5 percent.",
        "Output has not yet reached 5 million tonnes.",
        "Выпуск не вырос на 5%.",
        "Выпуск так и не снизился на 5%.",
        "На 5% выпуск не вырос.",
    ],
)
def test_a_negated_verb_gives_no_figure_and_says_so(sentence: str) -> None:
    assert find_quantities(sentence) == []
    (refused,) = find_quantities(sentence, refused=True)
    assert "a negated verb" in refused.reason or "no verb of change" in refused.reason
