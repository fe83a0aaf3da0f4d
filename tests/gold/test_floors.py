"""No score on the development sets falls under the one reached before."""

from pathlib import Path

import pytest

from tests.gold.predict import main, tasks
from tests.gold.raise_floors import raised
from tests.gold.scoring import floors, scores


@pytest.mark.parametrize("task", tasks())
def test_score_stays_above_its_floor(task: str, shared: Path, tmp_path: Path) -> None:
    pinned = floors().get(task)
    assert pinned, f"{task} has no floor: run `python -m tests.gold.raise_floors`"
    reached = scores(task, shared, tmp_path)
    assert {n: reached.get(n, 0.0) for n, floor in pinned.items() if reached.get(n, 0.0) < floor} == {}


def test_every_pinned_task_can_be_answered() -> None:
    assert set(floors()) <= set(tasks())


def test_floors_are_only_raised() -> None:
    new, fallen = raised({"a": {"f1": 0.8}}, {"a": {"f1": 0.9}, "b": {"f1": 0.1}})
    assert (new, fallen) == ({"a": {"f1": 0.9}, "b": {"f1": 0.1}}, [])
    assert raised({"a": {"f1": 0.8}}, {"a": {"f1": 0.7}})[1] == ["a f1: 0.7 < 0.8"]


def test_wrong_task_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing", "in", "out"]) == 2
    assert "sentences" in capsys.readouterr().err
