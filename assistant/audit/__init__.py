"""The keyword audit of pages and sites: `audit(targets, options)`."""

from assistant.audit.run import audit
from assistant.audit.types import Audit, AuditOptions, PageAudit, Progress, Site

__all__ = ["Audit", "AuditOptions", "PageAudit", "Progress", "Site", "audit"]
