"""The files and batches of the scripted endpoint: each request of a batch is answered as the script says."""

import json
import re
import threading
from collections.abc import Callable, Mapping
from typing import Any

Answer = Callable[[Mapping[str, Any]], tuple[int, dict[str, Any]]]
OURS = re.compile(r"/v1/(?:files|batches)(?:/|\\?|$)")
CONTENT = re.compile(rb"\r\n\r\n(\{.*?\})\s*\r\n--", re.DOTALL)


class ScriptedBatches:
    """What was uploaded and what was made of it. A batch has ended once it was looked at `looks` times."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.looks = 1
        self.made: list[dict[str, Any]] = []
        self.refuse = ""  # why batches fail as a whole; "" when they do not
        self.lose = False  # the last line of each batch is never answered
        self.created: Callable[[], object] = lambda: None  # called when a batch stands, before its maker is told
        self.looked: Callable[[], object] = lambda: None  # called when somebody looks at one
        self._files: dict[str, str] = {}
        self._lock = threading.Lock()

    def serves(self, path: str) -> bool:
        """Whether a path is one of those here."""
        return OURS.match(path) is not None

    def post(self, path: str, body: bytes) -> str:
        """Return the answer to an upload or to a new batch."""
        with self._lock:
            if path.startswith("/v1/files"):
                found = CONTENT.search(body)
                return json.dumps(self._file(found[1].decode() if found else ""))
            made = self._batch(json.loads(body))
        self.created()
        return json.dumps(made)

    def get(self, path: str) -> str:
        """Return the list of the batches, one of them, or what a file holds."""
        name = path.partition("?")[0].split("/")
        with self._lock:
            if name[2] == "files":
                return self._files[name[3]]
            if len(name) == len(["", "v1", "batches"]):
                return json.dumps({"object": "list", "data": self.made[::-1], "has_more": False})
            self.looked()
            batch = next(one for one in self.made if one["id"] == name[3])
            batch["looked"] += 1
            if batch["status"] == "in_progress" and batch["looked"] >= self.looks:
                self._end(batch)
            return json.dumps(batch)

    def _file(self, content: str) -> dict[str, Any]:
        name = f"file-{len(self._files)}"
        self._files[name] = content
        told = {"id": name, "object": "file", "bytes": len(content), "created_at": 0, "filename": "f.jsonl"}
        return {**told, "purpose": "batch", "status": "processed"}

    def _batch(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        batch = {
            "id": f"batch-{len(self.made)}",
            "object": "batch",
            "endpoint": asked["endpoint"],
            "completion_window": asked["completion_window"],
            "input_file_id": asked["input_file_id"],
            "metadata": asked.get("metadata"),
            "created_at": 0,
            "status": "in_progress",
            "looked": 0,
        }
        if self.refuse:
            batch |= {"status": "failed", "errors": {"object": "list", "data": [{"message": self.refuse}]}}
        self.made.append(batch)
        return batch

    def _end(self, batch: dict[str, Any]) -> None:
        asked = [json.loads(line) for line in self._files[batch["input_file_id"]].splitlines()]
        good: list[str] = []
        bad: list[str] = []
        for one in asked[: len(asked) - self.lose]:
            status, body = self.answer(one["body"])
            told = {"id": "r", "custom_id": one["custom_id"], "response": {"status_code": status, "body": body}}
            (good if status == 200 else bad).append(json.dumps({**told, "error": None}))
        for name, lines in (("output_file_id", good[::-1]), ("error_file_id", bad)):
            if lines:
                batch[name] = self._file("\n".join(lines))["id"]
        batch["status"] = "completed"
