/** Approval chains: definitions, votes, escalation and their history. */
module io.crmkit.approvals {
  requires transitive io.crmkit.core;
  requires static org.jspecify;

  exports io.crmkit.approvals.model.vote;
}
