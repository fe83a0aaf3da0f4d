"""Files of posts to rewrite, as long as a test needs."""

from pathlib import Path


def numbered_posts(folder: Path, count: int) -> Path:
    """Return a file of so many posts, numbered from 1; each holds a price, a place and an hour."""
    path = folder / "posts.csv"
    lines = [f"P{n};Post {n} : le menu du jour est à 12 €, place des Lices, dès midi." for n in range(1, count + 1)]
    path.write_text("Id;Texte\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path
