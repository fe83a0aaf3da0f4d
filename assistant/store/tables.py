"""The tables as the code sees them; `migrations/versions` holds how they came to be. Times are seconds since 1970."""

import sqlalchemy as sa

JSON = sa.JSON(none_as_null=True)
metadata = sa.MetaData()

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("options", JSON, nullable=False),  # what makes it this job
    sa.Column("limits", JSON, nullable=False),  # what may change from run to run: budget, concurrency
    sa.Column("header", JSON, nullable=False),  # the file's columns, in order
    sa.Column("loaded", sa.Boolean, nullable=False),
    sa.Column("wish", sa.Text),  # pause or stop, as somebody asked
    sa.Column("halt", JSON),  # why the last run ended before the end
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("created", sa.Float, nullable=False),
)

rows = sa.Table(
    "rows",
    metadata,
    sa.Column("job", sa.Text, sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("fields", JSON, nullable=False),
    sa.Column("columns", JSON, nullable=False),
    sa.Column("problem", JSON),
)

variants = sa.Table(
    "variants",
    metadata,
    sa.Column("job", sa.Text, primary_key=True),
    sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("network", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("parts", JSON, nullable=False),
    sa.Column("reasons", JSON, nullable=False),
    sa.Column("details", JSON, nullable=False),  # engine, model, attempts, facts, usage: as the rewrite gave them
    sa.Column("runner", sa.Text),
    sa.Column("updated", sa.Float, nullable=False),
    sa.ForeignKeyConstraint(["job", "row"], ["rows.job", "rows.number"], ondelete="CASCADE"),
    sa.Index("variants_by_state", "job", "state", "row"),
)

runners = sa.Table(
    "runners",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("job", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("process", sa.Text, nullable=False),
    sa.Column("seen", sa.Float, nullable=False),
    sa.Index("runners_by_job", "job"),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("job", sa.Text),  # who paid for it
    sa.Column("answer", JSON, nullable=False),
    sa.Column("input_tokens", sa.Integer),
    sa.Column("output_tokens", sa.Integer),
    sa.Column("cost", sa.Float),
    sa.Column("created", sa.Float, nullable=False),
    sa.Index("answers_by_job", "job"),
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("job", sa.Text, sa.ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("network", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),  # accept, edit or refuse
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("before", JSON, nullable=False),
    sa.Column("after", JSON, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False),
    sa.Index("decisions_by_variant", "job", "row", "network"),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("goal", JSON, nullable=False),  # network, form, keyphrases, language, brand: as the screen keeps them
    sa.Column("state", sa.Text, nullable=False),  # idea, draft, to_review, approved or published
    sa.Column("labels", JSON, nullable=False),
    sa.Column("day", sa.Text),  # when it is to go out, ISO 8601
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("updated", sa.Float, nullable=False),
    sa.Index("drafts_by_update", "updated"),
)

versions = sa.Table(
    "draft_versions",
    metadata,
    sa.Column("draft", sa.Text, sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("goal", JSON, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)

brands = sa.Table(
    "brands",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("values", JSON, nullable=False),  # what a brand file holds
    sa.Column("updated", sa.Float, nullable=False),
)

audits = sa.Table(
    "audits",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("options", JSON, nullable=False),
    sa.Column("result", JSON, nullable=False),  # as the `audit` contract writes it
    sa.Column("created", sa.Float, nullable=False),
)
