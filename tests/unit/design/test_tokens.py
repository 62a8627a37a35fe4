"""A theme's tokens are checked: each mistake is told with its line and what would be right."""

from pathlib import Path

import pytest

from generator import files
from generator.design.tokens import Tokens, read_tokens
from generator.diagnostics import Findings

BASE = files.shipped("templates") / "base" / "tokens.yml"


def told(text: str) -> list[str]:
    findings = Findings()
    read_tokens([(Path("theme/tokens.yml"), text)], findings)
    return [str(one) for one in findings.all]


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("tint: 8%", 'tint: "8%" is no share from 0 to 1', "write 0.08"),
        ("tint: 12", 'tint: "12" is no share from 0 to 1', "write 0.12"),
        ("tint: 300", 'tint: "300" is no share from 0 to 1', "write how much of the accent"),
        ("tint: -1", 'tint: "-1" is no share from 0 to 1', "such as 0.14"),
        ("tint: much", 'tint: "much" is no share from 0 to 1', "such as 0.14"),
        ("tint: .nan", 'tint: ".nan" is no share from 0 to 1', "such as 0.14"),
        ("tint: inf", 'tint: "inf" is no share from 0 to 1', "such as 0.14"),
        ("tint:", "tint: is empty", "such as 0.14"),
        ("tint: [0.1]", "tint: is no share", "such as 0.14"),
        ("text-size: 0pt", 'text-size: "0pt" is less than 8pt', "such as 11.5pt; from 8pt to 16pt"),
        ("text-size: 400pt", 'text-size: "400pt" is more than 16pt', "such as 11.5pt"),
        ("text-size: 12", 'text-size: "12" is no length', "a number and mm, cm, in or pt"),
        ("text-size: -3pt", 'text-size: "-3pt" is less than 8pt', "such as 11.5pt"),
        ("text-size-large-print: 15pt", "is less than 16pt", "such as 18pt; from 16pt to 24pt"),
        ("text-size-clear-print: 11pt", "is less than 12pt", "such as 14pt; from 12pt to 18pt"),
        ("measure: [1, 2]", "measure: is no length", "such as 122mm"),
        ("measure: {a: b}", "measure: is no length", "such as 122mm"),
        ("measure:", "measure: is empty", "such as 122mm"),
        ("measure: 1em", 'measure: "1em" is no length', "such as 122mm"),
        ("margin-top: -1mm", 'margin-top: "-1mm" is less than 5mm', "such as 26mm"),
        ("margin-top: 9999mm", "is more than 1000mm", "such as 26mm"),
        ("number-indent: 1m", 'number-indent: "1m" is no length', "such as 9mm"),
        ("rule-weight: 0pt", 'rule-weight: "0pt" is less than 0.1pt', "such as 0.5pt"),
        ("accent: !!int abc", "a value can't begin with !", "delete the word with the !"),
        ("accent: greenish", 'accent: "greenish" is no colour', "six digits between quotes"),
        ("accent: teal", 'accent: "teal" is no colour', 'six digits between quotes: "#008080"'),
        ('accent: "#abc"', 'accent: "#abc" is no colour', '"#AABBCC"'),
        ("accent: #1F5F5B", "accent: is empty", "a # alone begins a remark"),
        ("accent: [red]", "accent: is no colour", "six digits between quotes"),
        ("accent: 123456", 'accent: "123456" is no colour', "six digits between quotes"),
        ("acent: red", 'unknown token "acent"', 'did you mean "accent"?'),
        ("/accent: red", 'unknown token "/accent"', 'did you mean "accent"?'),
        ("zebra: x", 'unknown token "zebra"', "known are: accent"),
        ("[1]", "these are no settings", "write one setting a line"),
    ],
)
def test_a_token_that_is_wrong_is_told_with_its_line(text, problem, hint):
    (message,) = told(f"\n{text}\n" if ":" in text else text)

    line = 2 if ":" in text else 1
    assert message.startswith(f"error: theme/tokens.yml:{line}: ")
    assert problem in message
    assert hint in message.split("\nhint: ")[1]


def test_all_that_is_wrong_is_told_at_once():
    assert len(told("tint: 12\ntext-size: 0pt\nacent: x\nmeasure: [1]\nink: x\n")) == 5


def test_the_base_theme_sets_every_token_and_a_theme_over_it_some():
    findings = Findings()

    base = read_tokens([(BASE, BASE.read_text(encoding="utf-8"))], findings)
    both = read_tokens(
        [(BASE, BASE.read_text(encoding="utf-8")), (Path("t"), "measure: 10 CM\ntint: 0\n")],
        findings,
    )

    assert findings.all == ()
    assert set(base) == {field.alias for field in Tokens.model_fields.values()}
    assert both == base | {"measure": "10cm", "tint": 0.0}
