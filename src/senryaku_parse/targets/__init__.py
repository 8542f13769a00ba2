"""Targets as numbers: what 「5年で1.49とし0.12ポイント向上」 says, as a `Target`.

A small grammar of Japanese quantity expressions. A text goes through five steps:

1. `expression` puts it in plain width, composes its kana and drops the blanks that part nothing.
2. `tokens` cuts it into a flat list: quantity (number and unit), horizon, year, arrow,
   bound, direction, word. What a token is depends on whether it stands directly behind a quantity (`lexicon`).
3. `grouping` collects phrases: a quantity with all that is said about it. 「年間延べ1,000日間とし」 is one.
4. `patterns` fits a form to the row of phrases: which is the level, which the step, which the baseline.
5. `filling` makes the `Target`; `doubts` says what was assumed.

| form | example | reading |
|---|---|---|
| level | 年間延べ46,000人 | value 46000 人, per year, cumulative |
| step | 5年で50人増加 | change +50, unit 人 |
| level and step | 473人とし107人減少 | value 473, change -107, baseline 580 derived |
| step held back | 32人減少を抑制し2,357人確保 | value 2357, change +32 from the projection, no baseline |
| pair | 50人（R1）→80人（R6） | baseline 50 of 2019, value 80 of 2024 |
| labelled pair | 基準値 12.3% 目標値 15.0% | baseline 12.3, value 15.0 |
| range | 20～30人 | value 20, at least; 「～30人」 in the qualifier |
| defined word | 半減, 倍増, 皆減 | value 0.5 倍, 2 倍, 0 |
| direction | 現状維持, 前年比増 | direction alone, and a finding |

What is decided where a text leaves room:

- A bound that leaves the number out (未満, 超) is `at_most` or `at_least`, its word kept in the qualifier; so are
  words that blur a number (約, 程度).
- Of several values the first is the target; where they are dated, the last, and the first is the baseline. The
  others are quoted in the qualifier, with a finding.
- 「向上」 is a rise unless the indicator's name says that less is better (`indicators`); where there is no name, or
  it does not tell, the change stays null, with a finding.
- A signed number is a step, but a level where the indicator is a net quantity, the number is one of a pair, or a
  baseline of its kind stands beside it (`aim_and_baseline`).
- A blank never makes one number of two, and changes nothing else; where one number or two may stand, or one word or
  two behind a quantity, the text is unread.
- A baseline that would be below zero is not derived, but for a net quantity.
- A change alone has its unit in `unit`; one in ポイント, %, 割 or 倍 has it in `change_unit`, for it says nothing of
  the indicator's own unit.
- A baseline is derived only from an exact level and an exact step of one dimension, counted alike.
- A number that the grammar does not account for leaves the whole text unread: `Target(text=...)`, with a finding.

To add a word, add it to its table in `words`, `units` or `indicators`; to add a token, a row in `lexicon`; to add a
form, an entry in `patterns`. Each with a case in tests/cases/targets.
"""

from senryaku_parse.targets.aim_and_baseline import read_stated
from senryaku_parse.targets.reading import begins_in_words, is_aim, read_target

__all__ = ["begins_in_words", "is_aim", "read_stated", "read_target"]
