"""Messages on targets and baselines, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "only-direction": "“{text}” has no number; only its direction is read.",
    "target-unset": "No target is set (“{text}”).",
    "not-quantified": "“{text}” can't be read as a quantity.",
    "several-baselines": (
        "The baseline cell holds several numbers; one is taken as the baseline, and the others are kept "
        "as the cell has them."
    ),
    "interim-values": "“{text}” also has values of years on the way; that of the last year is taken as the target.",
    "scaled-baseline": (
        "The baseline “{baseline}” has no unit; it is read as counted in the same scale as the target “{target}”."
    ),
    "baseline-no-number": "The baseline cell can't be read as a single number; the baseline is left empty.",
    "baseline-without-target": "The target can't be read as a quantity; the baseline is left empty.",
    "baseline-other-unit": "Baseline and target have different units; the baseline is left empty.",
    "baseline-unit-unclear": (
        "Only one of baseline and target has a unit, and whether the other is counted in that of the "
        "indicator's name is unclear; the baseline is left empty."
    ),
    "baseline-contradicts": "The baseline cell differs from the baseline that follows from the target.",
    "only-baseline": "“{text}” has only a baseline, and no number as the target.",
    "range": "“{text}” is a range: its lower end is taken as the target, and the upper end is kept in the qualifier.",
    "several-numbers": (
        "“{text}” has several numbers: one is taken as the target, and the others are kept in the qualifier."
    ),
    "direction-unclear": "The indicator's name does not tell whether “{text}” is an increase or a decrease.",
    "inconsistent": "Baseline, target and change in “{text}” contradict one another; they are kept as written.",
    "direction-of-step-unclear": (
        "The indicator's name does not tell whether “{text}” is an increase or a decrease; change and "
        "baseline are left empty."
    ),
    "baseline-inexact": (
        "The baseline can't be computed exactly from the target and the change in “{text}”; it is left empty."
    ),
    "sign-of-change": "The sign in “{text}” is taken to mean a change, so it is read as a change and not as a level.",
    "baseline-below-zero": (
        "The baseline computed from the target and the change in “{text}” would be negative; it is left empty."
    ),
    "step-contradicts": "The change in “{text}” is not the difference of the two values in brackets.",
}
