package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.core.Refusal;
import java.util.List;
import java.util.Objects;

/** What became of one of many commands. */
public sealed interface BulkOutcome {

  /** The command was accepted and is saved, now or when it first arrived. */
  record Done(List<ApprovalEvent> events) implements BulkOutcome {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** The command was refused and has done nothing. */
  record Refused(Refusal reason) implements BulkOutcome {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Something broke, such as the store; the command has done nothing. */
  record Failed(RuntimeException cause) implements BulkOutcome {
    public Failed {
      Objects.requireNonNull(cause, "cause");
    }
  }

  /** The command would have been accepted, and has done nothing because another one was not. */
  record HeldBack() implements BulkOutcome {}
}
