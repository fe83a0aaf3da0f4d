"""Backlogs: jobs, their rows and variants, who runs them, what was paid for, and what people decided."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("limits", JSON, nullable=False),
        sa.Column("header", JSON, nullable=False),
        sa.Column("loaded", sa.Boolean, nullable=False),
        sa.Column("wish", sa.Text),
        sa.Column("halt", JSON),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
    )
    op.create_table(
        "rows",
        sa.Column("job", sa.Text, sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("fields", JSON, nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("problem", JSON),
    )
    op.create_table(
        "variants",
        sa.Column("job", sa.Text, primary_key=True),
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("network", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("parts", JSON, nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.Column("runner", sa.Text),
        sa.Column("updated", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["job", "row"], ["rows.job", "rows.number"], ondelete="CASCADE"),
    )
    op.create_index("variants_by_state", "variants", ["job", "state", "row"])
    work()


def work() -> None:
    op.create_table(
        "runners",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("job", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("process", sa.Text, nullable=False),
        sa.Column("seen", sa.Float, nullable=False),
    )
    op.create_index("runners_by_job", "runners", ["job"])
    op.create_table(
        "answers",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("job", sa.Text),
        sa.Column("answer", JSON, nullable=False),
        sa.Column("input_tokens", sa.Integer),
        sa.Column("output_tokens", sa.Integer),
        sa.Column("cost", sa.Float),
        sa.Column("created", sa.Float, nullable=False),
    )
    op.create_index("answers_by_job", "answers", ["job"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("job", sa.Text, sa.ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("network", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.create_index("decisions_by_variant", "decisions", ["job", "row", "network"])
