"""Called by Alembic for each migration; the connection, inside its transaction, is given by `store.migrate`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
