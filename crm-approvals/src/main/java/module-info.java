/** Approval chains: definitions, votes, escalation and their history. */
module io.crmkit.approvals {
  requires transitive io.crmkit.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires jakarta.validation;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.crmkit.approvals.model.vote;
}
