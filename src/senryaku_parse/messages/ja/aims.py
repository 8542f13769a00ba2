"""Messages on targets and baselines, in Japanese."""

MESSAGES: dict[str, str] = {
    "only-direction": "「{text}」には数値がないため、方向だけを読みました。",
    "target-unset": "目標値が設定されていません（「{text}」）。",
    "not-quantified": "「{text}」を数量として読めませんでした。",
    "several-baselines": "現状値の欄には数値が複数あるため、その1つを基準値とし、ほかは欄のとおりに残しました。",
    "interim-values": "「{text}」には途中の年度の値もあるため、最後の年度の値を目標値としました。",
    "scaled-baseline": "現状値「{baseline}」には単位がないため、目標値「{target}」と同じ位で数えたものとして読みました。",
    "baseline-no-number": "現状値の欄を1つの数値として読めないため、基準値は空のままにしました。",
    "baseline-without-target": "目標値を数量として読めないため、基準値は空のままにしました。",
    "baseline-other-unit": "現状値と目標値の単位が違うため、基準値は空のままにしました。",
    "baseline-unit-unclear": (
        "現状値と目標値の一方だけに単位があり、指標名の単位で数えたものか分からないため、基準値は空のままにしました。"
    ),
    "baseline-contradicts": "現状値の欄が、目標の表現から求められる現状値と合いません。",
    "only-baseline": "「{text}」には現状値だけがあり、目標とする数値がありません。",
    "range": "「{text}」は範囲のため、下限を目標値とし、上限は補足に残しました。",
    "several-numbers": "「{text}」には数値が複数あるため、1つを目標とし、ほかは補足に残しました。",
    "direction-unclear": "「{text}」は、増えるのか減るのかが指標名から定まりません。",
    "inconsistent": "「{text}」は、現状値・目標値・増減が互いに合わないため、書かれたとおりに残しました。",
    "direction-of-step-unclear": "「{text}」は、増えるのか減るのかが指標名から定まらないため、増減と現状値を空のままにしました。",
    "baseline-inexact": "「{text}」は、目標値と増減から現状値を正確に求められないため、現状値を空のままにしました。",
    "sign-of-change": "「{text}」は、符号が増減を表すとみて、水準ではなく増減として読みました。",
    "baseline-below-zero": "「{text}」は、目標値と増減から求められる現状値が負になるため、現状値を空のままにしました。",
    "step-contradicts": "「{text}」の増減が、かっこ内の2つの値の差と合いません。",
}
