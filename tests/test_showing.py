"""figures show: the figures for reading."""

import json
from pathlib import Path

import pytest

from changes import set_cell
from cited_figures.cite.records import read_records
from cited_figures.cite.showing import WIDTH, show
from cited_figures.cite.statement import statement
from cited_figures.cite.wording import grouped, period, quantity, readable, short_period
from cited_figures.cli.main import main
from cited_figures.errors import FiguresError, UnreadableError

OVERVIEW = """\
F01  more than 33.3333 percent               2019           Digital economy, sh…
F02  71.5 percent                            Jun 2020       Penetration of digi…
F03  51.1 percent                            Jun 2020       Numerical control o…
F04  4.2 trillion Chinese yuan               Jan-Jul 2020   Software business r…
F05  8.6 percent (growth on a year earlier)  Jan-Jul 2020   Software business r…
F06  more than 70 platforms                  [17 Sep 2020]  Influential industr…
F07  more than 40 million devices            [17 Sep 2020]  Industrial devices…
F08  more than 400,000 enterprises           [17 Sep 2020]  Industrial enterpri…
F09  more than 250,000 apps                  [17 Sep 2020]  Industrial apps
F10  63 percent                              Jun 2020       Penetration of indu…
F11  more than 84.2 percent                  Jun 2020       Penetration of entr…

[date]: not printed in the source; inferred, or the latest possible day.
figures show ID says more about one.
"""
F04 = """\
F04  Software business revenue
  value       4.2 trillion Chinese yuan, from 4.15 trillion to 4.25 trillion
  area        China
  period      January to July 2020 (printed in the source)
  printed     "4.2 trillion yuan"
  source      SCIO Briefing on 3rd Digital China Summit
              Xie Shaofeng, State Council Information Office, 17 September 2020,
              published 22 September 2020, p2.s5, scio-2020-09-17-p4
              http://english.scio.gov.cn/m/pressroom/2020-09/22/content_76731673_4.html
  note        Cumulative over seven months at current prices, so not an annual
              rate. The release of 2020-08-28 gives 4.2448 trillion.
  others say  - refines, statistical release: "42448亿元", 4.2448 trillion Chinese
                yuan, January to July 2020; Ministry of Industry and Information
                Technology (miit-2020-08-28). Published 20 days before the
                statement.
"""
F06_HEAD = """\
F06  Influential industrial internet platforms
  value       more than 70 platforms
  area        China
  period      17 September 2020 (day of the statement, the latest possible one)
  printed     "over 70 influential industrial internet platforms"
"""


def test_all_figures_in_80_columns(package: Path) -> None:
    assert show(package) == OVERVIEW
    assert max(map(len, OVERVIEW.splitlines())) <= WIDTH


def test_one_figure(package: Path) -> None:
    assert show(package, ["F04"]) == F04
    assert show(package, ["F06"]).startswith(F06_HEAD)


def test_every_figure_in_a_block(package: Path) -> None:
    figures = read_records(package).figures
    text = show(package, list(figures))
    assert text.count("\n\n") == len(figures) - 1
    for name, figure in figures.items():
        block = show(package, [name])
        assert block in text
        assert f'printed     "{figure["printed"]}"' in block
        assert ("value       more than " in block) == (figure["comparator"] == "gt")
        assert (", from " in block.partition("  area")[0]) == (figure["comparator"] == "eq")
        assert len(block.split("  others say  ")) == 2


def test_a_figure_named_twice_is_shown_once(package: Path) -> None:
    assert show(package, ["F04", "F04"]) == F04


def test_a_source_that_was_read_as_a_copy(package: Path) -> None:
    set_cell(package, "figures", "F04", "source_id", "caict-2020-07")
    set_cell(package, "figures", "F04", "note", "")
    assert (
        "  source      中国数字经济发展白皮书(2020年)\n"
        "              China Academy of Information and Communications Technology, p2.s5,\n"
        "              caict-2020-07\n"
        "              copy seen at http://idcquan.com/gnews/178580.shtml\n"
        "  others say"
    ) in show(package, ["F04"])


def test_an_unknown_basis_or_comparator_looks_like_neither(package: Path) -> None:
    set_cell(package, "figures", "F04", "period_basis", "guessed")
    set_cell(package, "figures", "F04", "comparator", "gtt")
    text = show(package, ["F04"])
    assert "value       (comparator unknown) 4.2 trillion Chinese yuan\n" in text
    assert "January to July 2020 (basis unknown)" in text


def test_dates_need_no_explanation_when_all_are_printed(package: Path) -> None:
    for number in range(6, 10):
        set_cell(package, "figures", f"F{number:02}", "period_basis", "printed")
    assert "[" not in show(package)


def test_json(package: Path) -> None:
    (figure,) = json.loads(show(package, ["F11"], "json"))
    assert (figure["comparator"], figure["value"], figure["value_max"]) == ("gt", 84.2, None)
    assert figure["indicator"]["title_zh"] == '制造业重点行业骨干企业"双创"平台普及率'
    assert (figure["unit"]["quantity_kind"], figure["area"]["title"]) == ("proportion", "China")
    assert figure["source"]["speaker"] == "Xie Shaofeng"
    (other,) = figure["corroborations"]
    assert (other["relation"], other["source"]["source_id"]) == ("repeats", "ciftis-2020-09-22")


def test_json_has_every_column_of_every_figure(package: Path) -> None:
    found = json.loads(show(package, fmt="json"))
    for figure, row in zip(found, read_records(package).figures.values(), strict=True):
        nested = {"indicator", "unit", "area", "source", "corroborations"}
        assert set(figure) == set(row) | nested
        assert {key for key in row if figure[key] is None} == {key for key in row if not row[key]}
        assert isinstance(figure["value"], int | float)


def test_a_cell_that_does_not_fit_stays_text(package: Path) -> None:
    set_cell(package, "figures", "F04", "value", "4.2e12")
    set_cell(package, "figures", "F04", "sentence_chars", "many")
    (figure,) = json.loads(show(package, ["F04"], "json"))
    assert (figure["value"], figure["sentence_chars"]) == ("4.2e12", "many")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("F99", "figures show lists all figures"),
        ("f09", "did you mean F09?"),
        ("revenue", "figures show lists all figures"),
    ],
)
def test_an_unknown_figure(package: Path, name: str, hint: str) -> None:
    with pytest.raises(FiguresError) as error:
        show(package, [name])
    assert error.value.args[0] == f'there is no figure "{name}"; {hint}'


def test_a_period_that_is_none(package: Path) -> None:
    set_cell(package, "figures", "F04", "time_period", "2020-13")
    with pytest.raises(FiguresError, match="figures check says more"):
        show(package, ["F04"])


def test_a_table_that_cannot_be_read(package: Path) -> None:
    (package / "data" / "units.csv").unlink()
    with pytest.raises(FiguresError, match=r"the table units cannot be read: no file .*units\.csv"):
        show(package)


def test_a_table_that_is_not_there(package: Path) -> None:
    file = package / "datapackage.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"name": "figures"', '"name": "numbers"'), encoding="utf-8")
    with pytest.raises(FiguresError, match="this package has no table figures"):
        show(package)


def test_a_row_that_stops_early(package: Path) -> None:
    file = package / "data" / "figures.csv"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("F12,software-revenue\n")
    with pytest.raises(FiguresError, match='no row for unit_id ""; figures check says more'):
        show(package, ["F12"])


def test_no_figures_at_all(package: Path) -> None:
    file = package / "data" / "figures.csv"
    file.write_text(file.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    assert show(package) == "There are no figures in this package.\n"
    assert show(package, fmt="json") == "[]\n"


def test_no_package(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        show(tmp_path)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("-1234567.12345", "-1,234,567.12345"),
        ("-0.5", "-0.5"),
        ("n/a", "n/a"),
    ],
)
def test_thousands_marks(number: str, shown: str) -> None:
    assert grouped(number) == readable(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1000000", "1 million"),
        ("-40000000", "-40 million"),
        ("999000000", "999 million"),
        ("1000000000", "1 billion"),
        ("4244750000000", "4.24475 trillion"),
        ("1234000000000000000", "1,234,000 trillion"),
        ("23500000", "23.5 million"),
        ("3190000", "3.19 million"),
        ("1234000", "1.234 million"),
        ("1234500", "1,234,500"),
        ("100000", "100,000"),
        ("999900", "999,900"),
        ("1000001", "1,000,001"),
        ("4200000.5", "4,200,000.5"),
        ("0000000", "0,000,000"),
    ],
)
def test_a_round_number_has_a_scale_word_and_keeps_its_digits(number: str, shown: str) -> None:
    assert readable(number) == shown


@pytest.mark.parametrize(
    ("comparator", "value", "low", "high", "shown"),
    [
        ("eq", "1000", "999.5", "1000.5", "1,000 apps"),
        ("gt", "1000", "1000", "", "more than 1,000 apps"),
        ("ge", "1000", "1000", "", "at least 1,000 apps"),
        ("lt", "1000", "", "1000", "less than 1,000 apps"),
        ("le", "-1000", "", "-1000", "at most -1,000 apps"),
        ("approx", "1000", "", "", "about 1,000 apps"),
        ("approx", "1000", "", "1000", "nearly 1,000 apps"),
        ("approx", "1000", "1000", "", "a little over 1,000 apps"),
        ("approx", "-1000", "-1000", "", "nearly -1,000 apps"),
        ("range", "", "1000", "1500", "1,000 to 1,500 apps"),
    ],
)
def test_only_an_equal_looks_equal(
    comparator: str, value: str, low: str, high: str, shown: str
) -> None:
    cells = {"comparator": comparator, "value": value, "value_min": low, "value_max": high}
    assert quantity(cells, "apps") == shown


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"indicators": {"base": "P1Y"}}, "8.6 percent (growth on a year earlier)"),
        ({"indicators": {"base": "P3M"}}, "8.6 percent (growth on 3 months earlier)"),
        (
            {"indicators": {"measure": "contribution", "base": "start-of-year"}},
            "8.6 percent (contribution since the start of the year)",
        ),
        (
            {"indicators": {"base": "reference", "denominator": "the plan"}},
            "8.6 percent (growth against the plan)",
        ),
        (
            {"figures": {"scenario": "target"}},
            "8.6 percent (growth on a year earlier, target)",
        ),
        ({"figures": {"scenario": "actual"}}, "8.6 percent (growth on a year earlier)"),
        (
            {"figures": {"vintage": "2020-08-28"}},
            "8.6 percent (growth on a year earlier, edition 2020-08-28)",
        ),
        ({"figures": {"sex": "F"}}, "8.6 percent (growth on a year earlier, sex F)"),
    ],
)
def test_a_statement_says_what_sets_it_apart(
    package: Path, changes: dict[str, dict[str, str]], shown: str
) -> None:
    records = read_records(package)
    table = records.package.table("figures")
    assert table
    assert table.schema
    table.schema.data["uniqueKeys"] = [["indicator_id", "ref_area", "time_period", "sex"]]
    figure = records.figures["F05"]
    figure |= changes.get("figures", {})
    indicator = records.indicator(figure)
    indicator |= changes.get("indicators", {})
    assert statement(records, figure) == shown


def test_a_printed_interval_is_shown(package: Path) -> None:
    (package / "data" / "figures.csv").write_text(
        "figure_id,indicator_id,ref_area,time_period,period_basis,comparator,value,unit_id,"
        "source_id,printed,uncertainty_min,uncertainty_max,uncertainty_kind,uncertainty_level\n"
        "F01,industrial-apps,CHN,2019,printed,eq,5,app,caict-2020-07,5 apps,4,6,confidence,95\n",
        encoding="utf-8",
    )
    assert "  interval    from 4 to 6 (confidence, 95 percent)\n" in show(package, ["F01"])


def test_areas_are_told_apart_where_there_are_several(package: Path) -> None:
    assert "China" not in show(package)
    file = package / "data" / "areas.csv"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("ARU,Testland,country,,\n")
    set_cell(package, "figures", "F09", "ref_area", "ARU")
    overview = show(package)
    assert "China" in overview
    assert "Testland" in next(line for line in overview.splitlines() if line.startswith("F09"))


@pytest.mark.parametrize(
    ("label", "long", "short"),
    [
        ("2019", "2019", "2019"),
        ("2018-01-01/P2Y", "2018 to 2019", "2018-2019"),
        ("2020-06", "June 2020", "Jun 2020"),
        ("2020-Q4", "October to December 2020", "Oct-Dec 2020"),
        ("2019-04-01/P1Y", "April 2019 to March 2020", "Apr 2019-Mar 2020"),
        ("2020-12-01/P2M", "December 2020 to January 2021", "Dec 2020-Jan 2021"),
        ("2020-09-17", "17 September 2020", "17 Sep 2020"),
        ("2020-02-01/P28D", "1 February 2020 to 28 February 2020", "1 Feb 2020-28 Feb 2020"),
        ("2020-02-02/P28D", "2 February 2020 to 29 February 2020", "2 Feb 2020-29 Feb 2020"),
    ],
)
def test_periods_in_words(label: str, long: str, short: str) -> None:
    assert (period(label), short_period(label)) == (long, short)


@pytest.mark.parametrize(
    "words", [["cite", "F01", "."], ["show", "F01", "sub/folder"]], ids=" ".join
)
def test_a_path_in_place_of_an_id_is_told_from_one(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert f"{words[-1]} is a path, not an id; the package is named by --package" in (
        capsys.readouterr().err
    )
