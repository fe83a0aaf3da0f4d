"""What tokens cost: known models by any of their names, nothing for this machine, no figure for an unknown model."""

import pytest

from assistant.llm.answers import Endpoint
from assistant.llm.prices import cost, price, price_list
from assistant.llm.tokens import estimate, estimate_turns
from assistant.llm.usage import Usage, total


@pytest.mark.parametrize("name", ["gpt-5-mini", "gpt-5-mini-2025-08-07", "openai/gpt-5-mini", "GPT-5-mini"])
def test_known_model_has_a_price_under_any_of_its_names(name: str) -> None:
    assert cost(Endpoint(None, None, name), 1_000_000, 1_000_000) == pytest.approx(2.25)


@pytest.mark.parametrize("name", ["gpt-5-mini-special", "mistral-medium-2312", "", "llama3.2"])
def test_unknown_model_has_no_price(name: str) -> None:
    assert cost(Endpoint(None, None, name), 1_000, 1_000) is None


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/v1", "http://localhost:11434/v1", "http://[::1]:1/v1"])
def test_this_machine_sends_no_bill(address: str) -> None:
    assert cost(Endpoint(address, None, "llama3.2"), 1_000, 1_000) == 0.0
    assert price(Endpoint(address, None, "gpt-4o-mini")) is not None  # a proxy on this machine: its model is paid for


def test_prices_have_a_source_and_a_date() -> None:
    listed = price_list()
    assert listed.source
    assert listed.date >= "2026-11-22"
    assert all(0 < p.input <= p.output for p in listed.models.values())


def test_sum_of_usages_knows_no_cost_where_one_has_none() -> None:
    assert total([Usage(1, 10, 5, 0.5), Usage(1, 1, 1, 0.25)]) == Usage(2, 11, 6, 0.75)
    assert total([Usage(1, 10, 5, 0.5), Usage(1, 1, 1, None)]).cost is None
    assert total([]).as_json() == {"requests": 0, "input_tokens": 0, "output_tokens": 0, "cost": 0.0}


def test_estimate_is_on_the_high_side() -> None:
    french = "La boulangerie ouvre lundi à huit heures, avec vingt pour cent de remise sur les croissants."
    assert len(french.split()) < estimate(french) < len(french)
    assert estimate_turns([{"role": "user", "content": french}]) > estimate(french)
