package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.core.Refusal;
import java.util.List;
import java.util.Objects;

/** What a page may show to whoever follows a link, before anything is done. */
public sealed interface Inspection {

  /**
   * The link counts.
   *
   * @param would what would happen if it were redeemed now
   */
  record Live(ActionToken token, Subject subject, List<ApprovalEvent> would) implements Inspection {
    public Live {
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(subject, "subject");
      would = List.copyOf(would);
    }
  }

  /**
   * The link was redeemed.
   *
   * @param did what that caused
   */
  record Spent(ActionToken token, List<ApprovalEvent> did) implements Inspection {
    public Spent {
      Objects.requireNonNull(token, "token");
      did = List.copyOf(did);
    }
  }

  /** The link does not count. */
  record Dead(Refusal reason) implements Inspection {
    public Dead {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
