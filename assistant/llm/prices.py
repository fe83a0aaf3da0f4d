"""What tokens cost. Prices are data with a date; a model that is not listed has no price, which is not a price of 0."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.llm.answers import Endpoint

MILLION = 1_000_000
_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8})$")


class Price(NamedTuple):
    """US dollars a million tokens."""

    input: float
    output: float


class PriceList(NamedTuple):
    """All prices, and where and when they were read."""

    models: Mapping[str, Price]
    source: str
    date: str


@cache
def price_list() -> PriceList:
    """Return the prices of `prices.toml`."""
    data = tomllib.loads((Path(__file__).parent / "prices.toml").read_text(encoding="utf-8"))
    models = {name: Price(*pair) for name, pair in data["usd_per_million"].items()}
    return PriceList(models, data["source"], str(data["date"]))


def price(endpoint: Endpoint) -> Price | None:
    """Return the price of a model, by its name with or without a date; 0 on this machine; None where unknown."""
    name = endpoint.model.rsplit("/", 1)[-1].lower()
    models = price_list().models
    found = models.get(name) or models.get(_DATED.sub("", name))
    return found or (Price(0.0, 0.0) if endpoint.is_local else None)


def cost(endpoint: Endpoint, input_tokens: int, output_tokens: int) -> float | None:
    """Return the cost in US dollars, None where no price is known."""
    known = price(endpoint)
    if known is None:
        return None
    return (input_tokens * known.input + output_tokens * known.output) / MILLION
