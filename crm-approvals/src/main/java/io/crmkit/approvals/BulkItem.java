package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of many commands.
 *
 * @param key recognises a command that arrives twice; null if it need not be
 */
public record BulkItem(ApprovalId id, ApprovalCommand command, @Nullable IdempotencyKey key) {

  public BulkItem {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(command, "command");
  }

  public static BulkItem of(ApprovalId id, ApprovalCommand command) {
    return new BulkItem(id, command, null);
  }
}
