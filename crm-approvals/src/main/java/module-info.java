/** Approval chains: definitions, votes, escalation and their history. */
module io.crmkit.approvals {
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires transitive io.crmkit.core;
  requires jakarta.validation;
  requires static transitive org.jspecify;

  exports io.crmkit.approvals;
  exports io.crmkit.approvals.analytics;
  exports io.crmkit.approvals.draw;
  exports io.crmkit.approvals.json;
  exports io.crmkit.approvals.model;
  exports io.crmkit.approvals.model.definition;
  exports io.crmkit.approvals.model.delegation;
  exports io.crmkit.approvals.model.token;
  exports io.crmkit.approvals.model.vote;
  exports io.crmkit.approvals.port;

  // Documents are records that crm-core reads and writes by their components.
  opens io.crmkit.approvals.json to io.crmkit.core;
}
