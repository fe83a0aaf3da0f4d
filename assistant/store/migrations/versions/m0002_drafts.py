"""Drafts with their versions, brands, and audits to come back to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("goal", JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("labels", JSON, nullable=False),
        sa.Column("day", sa.Text),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("updated", sa.Float, nullable=False),
    )
    op.create_index("drafts_by_update", "drafts", ["updated"])
    op.create_table(
        "draft_versions",
        sa.Column("draft", sa.Text, sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("goal", JSON, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
    op.create_table(
        "brands",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("values", JSON, nullable=False),
        sa.Column("updated", sa.Float, nullable=False),
    )
    op.create_table(
        "audits",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("result", JSON, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
    )
