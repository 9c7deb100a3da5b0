"""A phrase in its sentence: what the sentence says more, less or to the contrary."""

from datetime import date
from fractions import Fraction

import pytest

from cited_figures.evidence.html import Table, Visible, visible
from cited_figures.evidence.places import Page
from cited_figures.evidence.proof import Status
from evidence.saying import STEPS, proof_of, prove_in

CONTRADICTED = [
    ("en", "It counts more than 40 devices.", "40 devices"),
    ("en", "It counts more than 40 million devices.", "more than 40"),
    ("en", "It counts more than 40% of devices.", "more than 40"),
    ("en", "It counts nearly 40 devices.", "40 devices"),
    ("en", "It lost 40 devices.", "40 devices"),
    ("zh", "工业设备超过40万台。", "超过40"),
    ("en", "It counts up to 40 devices.", "40 devices"),
    ("en", "It counts no more than 40 devices.", "more than 40 devices"),
    ("en", "It counts 40 devices or more.", "40 devices"),
    ("en", "It counts $40 million.", "40 million"),
    ("en", "It counts 40 million yuan.", "40 million"),
    ("en", "Its share fell 40 percentage points.", "40"),
    ("en", "It counts 40 kWh.", "40"),
    ("en", "It counts 40 thousand million devices.", "40 thousand"),
    ("en", "It counts two million 300 thousand devices.", "300 thousand devices"),
    ("en", "It counts 2.5 times 40 devices.", "40 devices"),
    ("en", "It counts half of the 40 devices.", "40 devices"),
    ("en", "It counts one in 40 devices.", "40 devices"),
    ("en", "It counts 30 to 40 devices.", "40 devices"),
    ("en", "It counts 30-40 devices.", "40 devices"),
    ("en", "It counts between 30 and 40 devices.", "40 devices"),
    ("en", "It counts 40 to 50 devices.", "40"),
    ("en", "It has -40 devices.", "40 devices"),
    ("en", "The rate was 4.2-4.5 percent.", "4.5 percent"),
    ("en", "It counts at most 40 devices.", "40 devices"),
    ("en", "It counts 40 million dollars' worth.", "40 million"),
    ("zh", "工业设备40万至50万台。", "50万台"),
    ("zh", "占比不足40%。", "40%"),
    ("zh", "40万余台设备。", "40万"),
    ("en", "It counts 40 devices (without spares) or more.", "40 devices"),
    ("zh", "工业设备超过(不含备用)40万台。", "40万台"),
    ("en", "A price of between $53 and $57 was asked.", "$53"),
    ("en", "A price of between $53 and $57 was asked.", "$57"),
    ("en", "It costs US$89 to US$93 billion.", "US$89"),
    ("en", "It has minus 40 devices.", "40 devices"),
    ("en", "It fell by 40 percent.", "40 percent"),
    ("en", "It counts 40 devices fewer than before.", "40 devices"),
    ("zh", "工业设备达1亿2000万台。", "2000万台"),
    ("zh", "工业设备40万台以上。", "40万台"),
    ("zh", "工业设备三百零五台。", "五台"),
    ("zh", "工业设备近40万台。", "40万台"),
    ("zh", "占比百分之四十。", "四十"),
    ("zh", "产量下降40%。", "40%"),
    ("zh", "第40台设备下线。", "40台"),
    ("en", "It counts between 40 devices and 50 devices.", "40 devices"),
    ("en", "It counts between 40 devices and 50 devices.", "50 devices"),
    ("en", "It costs between $84 billion and $87 billion.", "$84 billion"),
    ("en", "It costs between $84 billion and $87 billion.", "$87 billion"),
]
DENIED = [
    ("en", "It was barely 40 devices.", "40 devices"),
    ("en", "It has yet to reach 40 devices.", "40 devices"),
    ("en", "It is untrue that it has 40 devices.", "40 devices"),
    ("en", "Nobody counts 40 devices.", "40 devices"),
    ("en", "It is unlikely to count 40 devices.", "40 devices"),
    ("en", "It failed to reach 40 devices.", "reach 40 devices"),
    ("en", "It no longer counts 40 devices.", "40 devices"),
    ("en", "It counted 40 devices too few.", "40 devices"),
    ("zh", "工业设备不是40万台。", "40万台"),
    ("en", "It does not count 40 devices.", "40 devices"),
    ("en", "It hasn't reached 40 devices.", "40 devices"),
    ("en", "It is not true that, after all, it counts 40 devices.", "40 devices"),
    ("en", "It denied that it counts 40 devices.", "40 devices"),
    ("zh", "工业设备没有超过40万台。", "超过40万台"),
    ("zh", "工业设备尚未达到40万台。", "达到40万台"),
]
NOT_SO = [
    ("en", "It would have counted 40 devices.", "40 devices"),
    ("en", "It hopes for 40 devices.", "40 devices"),
    ("en", "It counts 40 devices, if at all.", "40 devices"),
    ("zh", "计划生产40万台。", "40万台"),
    ("zh", "到2030年达到40万台。", "达到40万台"),
    ("en", "It plans to count 40 devices by 2030.", "40 devices"),
    ("en", "It will reach 40 devices.", "reach 40 devices"),
    ("en", "It plans to reach 40 devices.", "to reach 40 devices"),
    ("en", "It may count 40 devices.", "40 devices"),
    ("en", "It has maybe 40 devices.", "40 devices"),
    ("en", "If it had 40 devices, it would be full.", "40 devices"),
    ("en", "The goal is 40 devices.", "40 devices"),
    ("en", "By 2030, it counts 40 devices.", "40 devices"),
    ("en", "It counts 40 devices, a target for 2030.", "40 devices"),
    ("en", "A fleet of 40 devices is planned.", "40 devices"),
    ("zh", "力争到2025年,工业设备超过40万台。", "超过40万台"),
    ("zh", "工业设备将超过40万台。", "超过40万台"),
    ("zh", "预计工业设备达到40万台。", "达到40万台"),
]
SAYING_SO = [
    ("en", "The number is not 40 but 50 devices.", "50 devices"),
    ("en", "It has 40 devices, not 50.", "40 devices"),
    ("en", "It has 40 devices and will add 50 more.", "40 devices"),
    ("en", "Although it may change, it has 40 devices.", "40 devices"),
    ("en", "Fixed investment (excluding farms) grew 2.9 percent.", "grew 2.9 percent"),
    ("zh", "设备不是30万台,而是40万台。", "40万台"),
    ("zh", "A、B、C分别达到40%、50%和60%。", "50%"),
    ("zh", "利润从40亿元增加到50亿元。", "50亿元"),
    ("zh", "粮食产量6694万吨,比上年增加56万吨,增产0.9%。", "增加56万吨"),
    ("en", "The court rejected 40 claims and denied 30 visas.", "40 claims"),
    ("en", "It met the target and counted 40 devices.", "40 devices"),
    ("en", "The target range was 3.2 to 3.5 percent.", "3.2 to 3.5 percent"),
    ("zh", "未成年人40万人。", "40万人"),
    ("zh", "虚拟机达到40万台。", "达到40万台"),
    ("zh", "若干城市连接40万台。", "40万台"),
    ("zh", "完成全年目标的63%。", "63%"),
    ("en", "The ratio rose from 60.4 percent to 61.6 percent.", "61.6 percent"),
    ("en", "The ratio rose to 61.6 percent from 60.4 percent.", "rose to 61.6 percent"),
    ("en", "The minister said that it counts 40 devices, and he will say more.", "40 devices"),
    ("en", "The rate, which had not fallen for years, was 5 percent.", "5 percent"),
    ("en", "Exports grew 3.6 percent to 17.9 trillion yuan.", "17.9 trillion yuan"),
    ("en", "Exports grew 3.6 percent to 17.9 trillion yuan.", "grew 3.6 percent"),
    ("en", "Users climbed to 989 million, up 85.4 million from March.", "up 85.4 million"),
    ("en", "Output rose between 2 and 3 percent.", "between 2 and 3 percent"),
    ("en", "Between 40 devices in May and 50 devices in June, 5 were lost.", "40 devices"),
    ("en", "It grew between 40 and 50 devices and 60 plants.", "60 plants"),
    ("en", "Between May and June it counted 40 devices and 50 plants.", "50 plants"),
    ("en", "Trade stood at 32.1 trillion yuan ($4.9 trillion).", "32.1 trillion yuan"),
    ("en", "Trade stood at 32.1 trillion yuan ($4.9 trillion).", "$4.9 trillion"),
    ("en", "Over 70 percent of firms, that is 1.4 million, took part.", "1.4 million"),
    ("zh", "增加值7775亿元,增长3.0%;第二产业3842亿元,增长2.6%。", "3842亿元"),
    ("zh", "就业人员7506万人,其中城镇4627万人,占比为61.6%。", "4627万人"),
    ("zh", "产量145.6万辆,比上年增长17.3%。", "145.6万辆"),
    ("en", "It counts more than 40 devices.", "more than 40 devices"),
    ("en", "It has without doubt 40 devices.", "40 devices"),
    ("en", "A and B reached 71.5% and 51.1% respectively.", "reached 71.5%"),
    ("en", "A and B reached 71.5% and 51.1% respectively.", "51.1%"),
    ("en", "A reached 71.5%, and B hit 51.1%.", "hit 51.1%"),
    ("en", "Its share fell 3% to 41.5%.", "41.5%"),
    ("en", "Its share fell 3% to 41.5%.", "fell 3%"),
    ("en", "Sales reached 4.2 trillion yuan, up 8.6% year on year.", "4.2 trillion yuan"),
    ("en", "Sales reached 4.2 trillion yuan, up 8.6% year on year.", "up 8.6% year on year"),
    ("en", "Sales were 40 million yuan, 3.1 percent more than a year earlier.", "40 million yuan"),
    ("en", "More than a decade later it reached 40%.", "reached 40%"),
    ("en", "It grew from 30 million in 2018 to 40 million in 2019.", "40 million"),
    ("en", "Of the 736 million users, 40 million paid.", "40 million"),
    ("en", "It counts 40 devices and 30 plants.", "30 plants"),
    ("en", "It not only counts 40 devices but also 30 plants.", "counts 40 devices"),
    ("en", "It will be extended and now counts 40 devices.", "40 devices"),
    ("en", "In May it counted 40 devices.", "counted 40 devices"),
    ("en", "(The total was 40 devices.)", "40 devices"),
    ("en", 'There were "40 devices" in it.', "40 devices"),
    ("en", "There were 40 devices[1] in it.", "40 devices"),
    ("en", "It counts 40 devices (30 of them new).", "40 devices"),
    ("en", "The fall in costs was felt; 40 devices were added.", "40 devices"),
    ("zh", "工业设备超过40万台,占比达到36.2%。", "超过40万台"),
    ("zh", "工业设备超过40万台,占比达到36.2%。", "达到36.2%"),
    ("zh", "同比增长8.6%,其中软件收入4.2万亿元。", "4.2万亿元"),
    ("zh", "工业设备将近40万台。", "将近40万台"),
    ("zh", "未来将扩大,目前超过40万台。", "超过40万台"),
    ("nl", "Het telt meer dan 40 apparaten.", "40 apparaten"),  # no grammar: left to the check
]


TELLING_MORE = [
    ("en", "Some 4,200 yuan per capita was paid.", "Some 4,200 yuan"),
    ("en", "It costs $52 a barrel.", "$52"),
    ("en", "It makes 9 billion yuan ($1.4 billion) a year.", "9 billion yuan"),
    ("en", "It pumps 800,000 barrels a day.", "800,000 barrels"),
    ("en", "It emits 12 g CO2/km.", "12 g"),
    ("en", "It counts 40 devices per person.", "40 devices"),
    ("zh", "每平方公里40台。", "40台"),
    ("zh", "人均收入4200元。", "4200元"),
    ("en", "Its loss was $(23.5) million.", "23.5"),
    ("en", "It counts 70%+ of firms.", "70%"),
    ("zh", "增长两倍半。", "两倍"),
]


@pytest.mark.parametrize(("language", "sentence", "phrase"), TELLING_MORE)
def test_denominators_and_signs_next_to_a_phrase_count(
    language: str, sentence: str, phrase: str
) -> None:
    assert proof_of(sentence, phrase, language=language).status is Status.CONTRADICTED


@pytest.mark.parametrize("is_positive", [True, False])
def test_a_loss_is_negative_where_the_indicator_says_so(*, is_positive: bool) -> None:
    said = {"is_positive": is_positive, "sign_words": ("loss",)}
    proof = proof_of("A net loss of $5.1 billion was booked.", "$5.1 billion", **said)
    assert (proof.status is Status.EXACT) is not is_positive


@pytest.mark.parametrize(("language", "sentence", "phrase"), [*CONTRADICTED, *DENIED, *NOT_SO])
def test_a_sentence_that_says_otherwise_proves_nothing(
    language: str, sentence: str, phrase: str
) -> None:
    proof = proof_of(sentence, phrase, language=language)
    assert proof.status is Status.CONTRADICTED
    assert proof.reason


@pytest.mark.parametrize(("language", "sentence", "phrase"), SAYING_SO)
def test_a_sentence_that_says_the_same_is_exact(language: str, sentence: str, phrase: str) -> None:
    proof = proof_of(sentence, phrase, language=language)
    assert (proof.status, proof.reason) == (Status.EXACT, "")


def test_the_longer_phrase_is_named() -> None:
    assert (
        proof_of("It counts more than 40 devices.", "40 devices").longer == "more than 40 devices"
    )
    assert proof_of("工业设备超过40万台。", "超过40", language="zh").longer == "超过40万"


@pytest.mark.parametrize("word", ["将近", "接近", "不少于", "至少"])
def test_the_longer_phrase_begins_with_a_whole_word(word: str) -> None:
    proof = proof_of(f"工业设备{word}40万台。", "40万台", language="zh")
    assert proof.longer == f"{word}40万台"


@pytest.mark.parametrize("scenario", ["forecast", "target", "commitment"])
def test_a_plan_is_right_in_a_row_on_a_plan(scenario: str) -> None:
    for language, sentence, phrase in NOT_SO:
        proof = proof_of(sentence, phrase, language=language, scenario=scenario)
        assert proof.status is Status.EXACT, sentence


def test_an_increase_is_no_level() -> None:
    sentence = "It saw an increase of 8.6% in sales."
    assert proof_of(sentence, "8.6%", measure="growth").status is Status.EXACT
    assert proof_of(sentence, "8.6%", measure="share").status is Status.CONTRADICTED


@pytest.mark.parametrize(
    ("language", "sentence", "base"),
    [
        ("en", "It rose 8.6% year on year.", "P1Y"),
        ("en", "It rose 8.6% from the previous quarter.", "P3M"),
        ("en", "It rose 8.6% on the month, after 3% year on year.", "P1M"),
        ("en", "It rose 8.6% from a month ago.", "P1M"),
        ("en", "It rose 8.6% compared with the previous month.", "P1M"),
        ("en", "It rose 8.6% over the previous three months.", "P3M"),
        ("zh", "收入同比增长8.6%。", "P1Y"),
        ("zh", "收入增长8.6%,比上月提高1个百分点。", ""),
    ],
)
def test_the_base_next_to_a_phrase_is_that_of_the_row(
    language: str, sentence: str, base: str
) -> None:
    phrase = "rose 8.6%" if language == "en" else "增长8.6%"
    for other in ("P1Y", "P3M", "P1M"):
        proof = proof_of(sentence, phrase, language=language, base=other)
        assert (proof.status is Status.EXACT) is (not base or other == base), other


@pytest.mark.parametrize("base", ["P1Y", "P3M", "P1M"])
def test_on_the_period_before_is_a_quarter_or_a_month_and_no_year(base: str) -> None:
    proof = proof_of("收入环比增长8.6%。", "增长8.6%", language="zh", base=base)
    assert (proof.status is Status.EXACT) is (base != "P1Y")


def test_a_subject_is_named_in_the_sentence() -> None:
    sentence = "The penetration rate reached 71.5%."
    for subject in ("penetration rate", "Penetration rate"):  # as it begins a sentence or a header
        assert proof_of(sentence, "reached 71.5%", subject=subject).status is Status.EXACT
    proof = proof_of(sentence, "reached 71.5%", subject="numerical control")
    assert (proof.status, proof.reason) == (
        Status.CONTRADICTED,
        'the sentence does not name "numerical control"',
    )


def test_one_other_area_is_another_figure() -> None:
    areas = {"areas": ("Utopia",), "other_areas": (("Atlantis", "The Island"), ("Erewhon",))}
    for sentence, status in (
        ("It counts 40 devices.", Status.EXACT),
        ("Utopia counts 40 devices, more than Atlantis.", Status.EXACT),
        ("Atlantis counts 40 devices.", Status.CONTRADICTED),
        ("The Island of Atlantis counts 40 devices.", Status.CONTRADICTED),
        ("Atlantis and Erewhon count 40 devices.", Status.EXACT),
    ):
        assert proof_of(sentence, "40 devices", **areas).status is status, sentence


@pytest.mark.parametrize(
    ("sentence", "phrase", "per"),
    [
        ("Mean pay was $612 per week.", "$612", "week"),
        ("Weekly pay was $612.", "$612", "week"),
        ("Output was 4.2 million barrels a day.", "4.2 million barrels", "day"),
        ("Spending rose by $24.9 billion at an annual rate.", "$24.9 billion", "year"),
    ],
)
def test_a_denominator_of_the_unit_need_not_be_in_the_phrase(
    sentence: str, phrase: str, per: str
) -> None:
    for unit, status in (
        (frozenset({per}), Status.EXACT),
        (frozenset({per, "person"}), Status.EXACT),
        (frozenset({"month"}), Status.CONTRADICTED),
        (frozenset[str](), Status.CONTRADICTED),
    ):
        proof = proof_of(sentence, phrase, per=unit, measure="change")
        assert proof.status is status, (unit, proof.reason)


@pytest.mark.parametrize(
    ("language", "sentence", "phrase", "status"),
    [
        ("en", "The grid added 51.5 gigawatts in the north.", "51.5 gigawatts", Status.EXACT),
        ("en", "Revenue rose by $5 million.", "$5 million", Status.CONTRADICTED),
        ("en", "It added more than 40 devices.", "40 devices", Status.CONTRADICTED),
        ("zh", "新增就业超过1.2万人。", "超过1.2万人", Status.EXACT),
        ("zh", "就业增加1.2万人。", "1.2万人", Status.CONTRADICTED),
    ],
)
def test_what_was_added_is_a_flow(
    language: str, sentence: str, phrase: str, status: Status
) -> None:
    assert proof_of(sentence, phrase, language=language, measure="flow").status is status
    stock = proof_of(sentence, phrase, language=language, measure="stock")
    assert stock.status is Status.CONTRADICTED


def test_a_sentence_gives_the_direction_of_a_size_without_one() -> None:
    sentence = "The number of firms fell by 5,000 in the north."
    row = {"comparator": "eq", "measure": "change"}
    for value, status in ((-5000, Status.EXACT), (5000, Status.CONTRADICTED)):
        proof = proof_of(sentence, "by 5,000 in the north", value=Fraction(value), **row)
        assert proof.status is status, proof.reason


def test_the_ends_of_a_range_over_time_are_a_lowest_and_a_highest() -> None:
    sentence = "Last year the rate ranged from 3.9 percent to 4.1 percent."
    for phrase, statistic in (("3.9 percent", "minimum"), ("to 4.1 percent", "maximum")):
        for other in ("minimum", "maximum", "mean", ""):
            proof = proof_of(sentence, phrase, statistic=other)
            assert (proof.status is Status.EXACT) is (other == statistic), (phrase, other)


def test_a_phrase_that_names_its_area_is_compared_with_by_the_words_in_front() -> None:
    sentence = "Growth was well above the global average of 2.6 percent."
    phrase = "the global average of 2.6 percent"
    assert proof_of(sentence, phrase, areas=("World", "global")).status is Status.EXACT
    assert proof_of(sentence, phrase, areas=("Atlantis",)).status is Status.CONTRADICTED
    phrase = "average of 2.6 percent"
    assert proof_of(sentence, phrase, areas=("World", "global")).status is Status.CONTRADICTED


@pytest.mark.parametrize("phrase", ["40 teams", "of the 40 teams"])
def test_a_whole_of_which_a_part_is_stated_is_not_the_figure(phrase: str) -> None:
    assert proof_of("Half of the 40 teams won.", phrase).status is Status.CONTRADICTED


@pytest.mark.parametrize("header", ["Devices | 2018 | 40 devices", "2018 | Devices | 40 devices"])
def test_a_year_in_a_header_is_that_of_a_cell(header: str) -> None:
    table = Table([(1, 1, header)])
    for year, status in ((2018, Status.EXACT), (2019, Status.CONTRADICTED)):
        said = {"period": (date(year, 1, 1), date(year, 12, 31)), "period_basis": "printed"}
        page = Page(Visible("An example.", tables=[table]), "", STEPS)
        assert prove_in(page, "40 devices", **said).status is status


def test_a_loss_is_the_figure_where_the_row_is_on_it() -> None:
    sentence = "A net loss of $5 million was booked."
    for phrase, said, status in (
        ("$5 million", {}, Status.CONTRADICTED),
        ("net loss of $5 million", {}, Status.EXACT),
        ("$5 million", {"subject": "net loss"}, Status.EXACT),
        ("$5 million", {"subjects": ("net loss", "loss")}, Status.EXACT),
        ("$5 million", {"subjects": ("profit",)}, Status.CONTRADICTED),
    ):
        assert proof_of(sentence, phrase, is_positive=True, **said).status is status, (phrase, said)


def test_a_balance_is_negative_where_the_subjects_name_something_else() -> None:
    sentence = "The trade deficit was $5 million."
    for subjects, status in (
        ((), Status.EXACT),
        (("trade deficit",), Status.EXACT),
        (("trade balance",), Status.CONTRADICTED),
    ):
        proof = proof_of(sentence, "$5 million", is_positive=True, subjects=subjects)
        assert proof.status is status, subjects


@pytest.mark.parametrize("measure", ["growth", "share"])
def test_the_target_of_a_rate_is_what_is_so_and_that_of_a_growth_is_not(measure: str) -> None:
    sentence = "The target is 2.25-2.5%."
    assert proof_of(sentence, "2.25-2.5%", measure="level").status is Status.EXACT
    assert proof_of(sentence, "2.25-2.5%", measure=measure).status is Status.CONTRADICTED


def test_what_could_be_done_in_a_printed_period_was_done() -> None:
    sentence = "In 2019, it could connect 40 devices."
    period = date(2019, 1, 1), date(2019, 12, 31)
    for basis, status in (("printed", Status.EXACT), ("inferred", Status.CONTRADICTED)):
        proof = proof_of(sentence, "40 devices", period=period, period_basis=basis)
        assert proof.status is status, basis


@pytest.mark.parametrize(
    ("cell", "phrase", "value", "status"),
    [
        ("Devices (thousand) | 8,041", "8,041", 8_041_000, Status.EXACT),
        ("Devices (thousand) | 8,041", "Devices (thousand) | 8,041", 8_041_000, Status.EXACT),
        ("Devices (thousand) | 8,041", "8,041", 8_041, Status.CONTRADICTED),
        ("Devices (thousand) | 8,041", "8,041", 8_041_000_000, Status.CONTRADICTED),
        ("Devices | 8,041", "8,041", 8_041, Status.EXACT),
        ("Devices | 8,041", "8,041", 8_041_000, Status.CONTRADICTED),
        ("Utopia | Revenue (in millions of dollars) | 52.3", "52.3", 52_300_000, Status.EXACT),
        ("Utopia ('000) | Devices | 41", "41", 41_000, Status.EXACT),
    ],
)
def test_the_scale_of_a_cell_stands_in_its_header(
    cell: str, phrase: str, value: int, status: Status
) -> None:
    page = Page(Visible("An example.", tables=[Table([(1, 1, cell)])]), "", STEPS)
    assert prove_in(page, phrase, value=Fraction(value)).status is status


ROWS = "<tr><th>Area<th>2020<tr><th>Utopia<td>40.1<tr><th>Atlantis<td>30.2</table>"


@pytest.mark.parametrize(
    ("language", "html", "value", "status"),
    [
        ("en", f"<table><caption>Employed, thousands</caption>{ROWS}", 40_100, Status.EXACT),
        ("en", f"<table><caption>Employed, thousands</caption>{ROWS}", 40.1, Status.CONTRADICTED),
        ("en", f"<p>In thousands</p><table>{ROWS}", 40_100, Status.EXACT),
        ("en", f"<p>In thousands</p><table>{ROWS}", 40.1, Status.CONTRADICTED),
        ("en", f"<table><caption>The index by area</caption>{ROWS}", 40.1, Status.EXACT),
        ("en", f"<p>Nobody knows why. See below.</p><table>{ROWS}", 40.1, Status.EXACT),
        ("zh", f"<p>单位:万人</p><table>{ROWS}", 401_000, Status.EXACT),
        ("zh", f"<p>单位:万人</p><table>{ROWS}", 40.1, Status.CONTRADICTED),
    ],
)
def test_the_caption_or_the_line_in_front_of_a_table_may_give_the_scale(
    language: str, html: str, value: float, status: Status
) -> None:
    page = Page(visible(html), "", STEPS)
    stated = Fraction(str(value))
    assert prove_in(page, "40.1", value=stated, language=language).status is status


def test_the_phrase_with_its_header_is_named() -> None:
    page = Page(Visible("", tables=[Table([(1, 1, "Atlantis | Tons (million) | 3")])]), "", STEPS)
    assert prove_in(page, "3", value=Fraction(3)).longer == "Tons (million) | 3"


@pytest.mark.parametrize(
    ("language", "sentence", "phrase"),
    [
        ("en", "The change was revised from +40,000 to +52,000.", "+40,000"),
        ("en", "The rate was 4.4 percent (first published as 4.1 percent).", "4.1 percent"),
        ("en", "The plant once had 40 devices.", "40 devices"),
        ("zh", "增速由4.1%修正为4.4%。", "4.1%"),
        ("zh", "失业率此前公布为4.1%。", "4.1%"),
    ],
)
def test_an_earlier_value_is_right_in_the_row_of_an_earlier_edition(
    language: str, sentence: str, phrase: str
) -> None:
    earlier = proof_of(sentence, phrase, language=language, vintage="2020-06-30")
    assert (earlier.status, earlier.reason) == (Status.EXACT, "")
    assert proof_of(sentence, phrase, language=language).status is Status.CONTRADICTED


def test_an_average_over_time_is_right_in_a_row_on_one() -> None:
    sentence = "The workshops employed 40 people on average."
    assert proof_of(sentence, "40 people", measure="stock", collection="A").status is Status.EXACT
    assert proof_of(sentence, "40 people", measure="stock").status is Status.CONTRADICTED


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The rate was 5 percent in Utopia and 7 percent in Atlantis.", Status.CONTRADICTED),
        ("The rate was 5 percent in Utopia, against 7 percent in Atlantis.", Status.CONTRADICTED),
        ("Utopia's rate was 5 percent, while Atlantis's was 7 percent.", Status.CONTRADICTED),
        ("Unlike Utopia, Atlantis had a rate of 7 percent.", Status.CONTRADICTED),
        ("The rate was 5 percent in Atlantis and 7 percent in Utopia.", Status.EXACT),
        ("Unlike Atlantis, Utopia had a rate of 7 percent.", Status.EXACT),
        ("Unlike Atlantis, Utopia, where the rate was 7 percent, has no fleet.", Status.EXACT),
        ("Of the exports of Utopia, 7 percent went to Atlantis.", Status.EXACT),
        ("Exports from Utopia to Atlantis were 7 percent of the total.", Status.EXACT),
    ],
)
def test_the_area_at_the_figure_is_its_area(sentence: str, status: Status) -> None:
    said = {"areas": ("Utopia",), "other_areas": (("Atlantis",), ("Erewhon",))}
    assert proof_of(sentence, "7 percent", **said).status is status


@pytest.mark.parametrize(
    ("sentence", "phrase", "status"),
    [
        ("Exports fell while imports reached 40 tons.", "40 tons", Status.CONTRADICTED),
        ("Exports were 30 tons and imports 40 tons.", "40 tons", Status.CONTRADICTED),
        ("Exports were 40 tons and imports 30 tons.", "40 tons", Status.EXACT),
        ("Exports, which had been lower than imports, reached 40 tons.", "40 tons", Status.EXACT),
        ("Imports and exports of steel reached 40 tons.", "40 tons", Status.EXACT),
    ],
)
def test_the_subject_at_the_figure_is_its_subject(
    sentence: str, phrase: str, status: Status
) -> None:
    said = {"subject": "exports", "subjects": ("exports",), "other_subjects": ("imports",)}
    assert proof_of(sentence, phrase, **said).status is status


def test_a_header_may_give_the_scale_without_brackets() -> None:
    sentence = "Thousands | 2020 | 40"
    for value, status in ((40, Status.CONTRADICTED), (40_000, Status.EXACT)):
        assert proof_of(sentence, "40", value=Fraction(value)).status is status
    share = proof_of("Change, % | 2020 | 40", "40", value=Fraction(40), quantity_kind="count")
    assert share.status is Status.CONTRADICTED
