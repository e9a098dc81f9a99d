package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Authority;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether delegates vote, and by whose authority; all is allowed that is not said otherwise. */
record DelegatesDocument(
    @Nullable Boolean allowed,
    @Nullable Authority authority,
    @Nullable @Size(min = 1, max = EscalationDocument.MOST_PEOPLE) List<ApproverDocument> among) {

  static @Nullable DelegatesDocument of(@Nullable DelegatePolicy policy) {
    return policy == null
        ? null
        : new DelegatesDocument(
            policy.votes() == Votes.ALLOWED, policy.authority(), ApproverWriter.refs(policy.among()));
  }

  static @Nullable DelegatePolicy policy(@Nullable DelegatesDocument document) {
    return document == null ? null : document.policy();
  }

  private DelegatePolicy policy() {
    return new DelegatePolicy(
        Boolean.FALSE.equals(allowed) ? Votes.REFUSED : Votes.ALLOWED,
        authority == null ? Authority.PRINCIPAL : authority,
        ApproverReader.refs(among));
  }
}
