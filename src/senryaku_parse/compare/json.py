"""A comparison as JSON, and back: every field, decimals exact."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import msgspec

from senryaku_parse.compare.model import Change, Comparison, FieldChange
from senryaku_parse.compare.values import freeze
from senryaku_parse.errors import InputError
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.json import frozen_mapping
from senryaku_parse.messages import render
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts
from senryaku_parse.writers.json import to_json
from senryaku_parse.writers.written import Written


def write_comparison_json(comparison: Comparison) -> Written:
    """`comparison` as UTF-8 JSON: 2-space indent, non-ASCII kept, keys in the order of the model.

    Half a surrogate pair stands as U+FFFD, with a finding.
    """
    shown, findings = with_legal_texts(replace(comparison, editions=None), NO_UTF8, "JSON")
    fields = msgspec.to_builtins(shown, builtin_types=(Decimal,))
    del fields["editions"]
    return Written(to_json(fields), findings)


def load_comparison(data: bytes) -> Comparison:
    """The comparison that `write_comparison_json` wrote.

    Raises:
        InputError: not JSON, or not of the schema; the message names the place.
    """
    decoder = msgspec.json.Decoder(Comparison, dec_hook=frozen_mapping, float_hook=Decimal)
    try:
        comparison = decoder.decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise InputError(render("editions.comparison-unread", error=error)) from None
    return replace(comparison, changes=tuple(map(_frozen, comparison.changes)))


def _frozen(change: Change) -> Change:
    """`change` with immutable values, as it was when it was written."""
    fields = {name: FieldChange(freeze(field.old), freeze(field.new)) for name, field in change.fields.items()}
    return replace(change, fields=frozendict(fields))
