"""Messages on no one part: how words are strung together, in Japanese."""

MESSAGES: dict[str, str] = {
    "between-sentences": "",
    "juxtaposed": "",
    "quoted": "「{text}」",
    "bracketed": "「{text}」（{remark}）",
    "separator": "、",
    "dot": "・",
    "and": "と",
    "to": "～",
}
