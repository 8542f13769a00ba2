"""Messages on editions: compared, carried over, merged, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "actuals-history": (
        "The new edition does not state the first year of its plan, so the actual values of {span} "
        "carried over are shown as history and not rated. If they are in the period of the plan, write "
        "it with --start-year."
    ),
    "actuals-not-comparable": (
        "The actual values of “{name}” in the old edition were not carried over, since {reason}. Enter "
        "values as counted now."
    ),
    "carry-uncertain": (
        "The match between {called} of the old edition ({old}) and {other} of the new one ({new}) is not "
        "certain ({doubts}), so {what} were not carried over. If it is the same item, move them by hand."
    ),
    "actuals-homeless": (
        "The actual values of the indicator “{name}” ({node_id}) of the old edition could not be carried "
        "over: the new edition has no matching indicator. Move by hand what should remain."
    ),
    "merge-stranger": "“{name}” is no copy of the base edition (no item has the same ID).",
    "merge-deleted": (
        "“{name}” ({id}) was deleted in one copy and edited in another, so it is kept. Delete it if it is not needed."
    ),
    "merge-conflict": (
        "{what} was changed in different ways in two copies. The value of the copy named first is kept. "
        "Enter the right one."
    ),
    "merge-of-strategy": "{field} of the strategy",
    "merge-item": "the {kind} “{name}” ({node})",
    "merge-actual": "The actual value of {year} of {of}",
    "merge-field-of-year": "“{heading}” ({year}) of {of}",
    "merge-field": "“{heading}” of {of}",
    "merge-id-twice": "The ID “{id}” is used twice, so the editions can't be merged. Make the IDs different.",
    "unit-changed": "its unit changed from {old} to {new}",
    "counting-changed": "the way it is counted changed ({before} → {after})",
    "scope-changed": "what it covers changed ({old} → {new})",
    "counted-anew": "its cumulative count starts anew from the baseline {baseline:f}",
    "from-start-of-other-plan": "it counts from the start of the plan, and the plan or the target changed",
    "doubt-exchanged": "“{old}” in the name has become “{new}”; it may be another item",
    "doubt-added": "“{new}” was added to the name; it may be another item",
    "doubt-dropped": "“{old}” is gone from the name; it may be another item",
    "doubt-several": "there are other items with the same name and content",
    "doubt-exchangeable": "there are other items that match about as well",
    "doubt-sibling": "the name follows the same pattern as its neighbours; it may be another item",
    "doubt-weak": "both name and content have changed",
    "doubt-unit": "the unit has changed",
    "doubt-order": "the order of words or the particles of the name have changed; it may be another item",
    "doubt-content": "only the content is the same; name and place have changed",
    "doubt-moved": "it is an indicator with a common name in another place",
    "apply-other-ids": "The comparison is not one of the old edition given (the IDs of the items differ).",
    "apply-other-values": "The comparison is not one of the old edition given ({name} of {old} differs).",
    "comparison-unread": "It can't be read as the JSON of a comparison that this program wrote ({error}). Compare again.",
    "compare-id-twice": "The ID “{twice}” is used twice in the {side}, so it can't be compared. Make the IDs different.",
    "doubt-by-words": "name and content have changed; it was matched by the words in common alone",
    "doubt-reworded": "both name and content have changed; it was matched by subject, words and department",
    "doubt-said": "{old}",
    "doubt-one-part": "only some of the items below match",
    "doubt-by-name": "without content, the split or merger was told by the name alone",
    "doubt-partly": "the split or merger was told by the words in common alone",
    "actuals-differ": (
        "For {year}, “{name}” has the actual value {before:f} in the old edition and {after:f} in the "
        "new one. That of the new edition is kept. Check which is right."
    ),
    "actual-and-baseline-differ": (
        "For {year}, “{name}” has the actual value {before:f} in the old edition and the baseline "
        "{after:f} in the new one. The actual value was carried over as it was. Check which is right."
    ),
    "ids-and-actuals": "its ID across editions and its actual values",
    "ids": "its ID across editions",
    "between-doubts": "; ",
    "comparison-without-editions": (
        "This comparison was read from JSON and does not hold the editions themselves. To write it in "
        "other formats, compare again with sp.compare(old, new)."
    ),
    "qualified": "{message} (the match is to be checked).",
    "reprint-of": "{item}, listed again,",
    "added": "{item} was added.",
    "removed": "{item} is gone.",
    "split": "{item} was split into {count} ({what}): {names}.",
    "merged": "{count} items ({what}) {names} were merged into {item}.",
    "level-changed": "{item} of {old} became a {type} of {new}.",
    "moved": "{item} moved from {old} to {new}.",
    "reordered": "The {type} “{name}” moved from place {old} to place {new} in the order.",
    "name-written-otherwise": "The name of {subject} is only written differently (“{old}” → “{new}”).",
    "renamed": "The name of the {kind} “{old}” changed to “{new}”.",
    "renumbered": "The number of {subject} changed from {old} to {new}.",
    "of-target": "{subject}: {said}",
    "reprint-added": "{subject} is now marked as listed again.",
    "reprint-removed": "{subject} is no longer marked as listed again.",
    "reprint-origin-changed": "The first listing of {subject} changed from {old} to {new}.",
    "area-moved": "The area of {subject} changed from “{before}” to “{after}”.",
    "area-renamed": "The name of the area of {subject} changed from “{before}” to “{after}”.",
    "area-remarked": "The marker of the area of {subject} changed from ({old}) to ({new}).",
    "area-written-otherwise": "The area of {subject} is only written differently (“{before}” → “{after}”).",
    "continued": "The category of {subject} changed from “{old}” to {after} (from new to continued).",
    "renewed": "The category of {subject} changed from {before} to “{new}” (new again).",
    "category-written-otherwise": "The category of {subject} is only written differently (“{old}” → “{new}”).",
    "category-changed": "The category of {subject} changed from {before} to {after}.",
    "fields-changed": "{subject}: changed {listed}{shown}.",
    "fields-written-otherwise": "{subject}: {listed} only written differently{shown}.",
    "old-and-new": " ({old} → {new})",
    "target-written-otherwise": "The target is written as “{new}” instead of “{old}” (the meaning is the same).",
    "target-changed-same-numbers": "The target changed from “{old}” to “{new}” (the numbers are the same).",
    "target-changed": "The target changed from “{old}” to “{new}”.",
    "target-added": "The target “{text}” was added.",
    "target-removed": "The target “{text}” is gone.",
    "target-read-otherwise": "The target “{text}” is read differently.",
    "target-means-otherwise": "The meaning of the target “{text}” changed from “{old}” to “{new}”.",
    "rose": "The {what} rose from {before} to {after}.",
    "fell": "The {what} fell from {before} to {after}.",
    "horizon-changed": "The {what} changed from {before} to {after}.",
    "in-years": "{years} years",
    "in-year": "{year}",
    "unrelated": (
        "Only {share} of all items match for certain ({count} old ones, {others} new ones), so the two "
        "are hardly editions of one strategy."
    ),
    "no-difference": "The {count} items of the old and the new edition do not differ.",
    "compared": (
        "Of the old edition ({count} items) and the new one ({others} items), {share} of all items match for certain."
    ),
    "told-number": "{what}: {number}",
    "among-matched": "Among the items that match: {told}.",
    "only-written": "Besides, {number} differ only in writing (full and half width, spaces, brackets …).",
    "uncertain-number": "{number} matches are uncertain and need a check (their changes are counted above).",
    "number-of-type": "{type} {number}",
    "titled-file": "{title} ({file})",
    "titled-years": "{title} ({years})",
    "years": "{start}–{end}",
    "years-of-targets": "targets of {year}",
    "refused": "{why} To go on all the same, add --unrelated.",
    "remark-uncertain": "To check: the match is not certain (score {score:.2f}){doubts}",
    "into": "into {count}",
    "from": "from {names}",
    "to": "into {names}",
    "from-item": "from “{name}”",
    "from-area": "from the area “{area}”",
    "places": "place {old} → {new}",
    "called": "{type} {name}",
    "were-added": "Added: {listed}.",
    "were-removed": "Gone: {listed}.",
    "to-check": "[to check]",
    "uncertain-pairs": "Uncertain matches",
    "uncertain-pair": "{type} {ids}  “{old}” → “{new}”  score {score:.2f} ({reasons})",
    "in-brackets": " ({text})",
    "place": "place {number}",
    "from-no-area": "from no area",
}
