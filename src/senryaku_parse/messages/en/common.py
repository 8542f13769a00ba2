"""Messages on no one part: how words are strung together, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "between-sentences": " ",
    "juxtaposed": ", ",
    "quoted": "“{text}”",
    "bracketed": "“{text}” ({remark})",
    "separator": ", ",
    "dot": ", ",
    "and": " and ",
    "to": "–",
}
