package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.FieldPath;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of the subject an approval stands for, and what becomes of it when that changes.
 *
 * @param watch the fields that those who approve look at, for every step that says nothing of its own; null for all of
 *     the subject
 * @param afterApproval what an amendment of a watched field does to a request that is approved
 */
public record ContentPolicy(@Nullable List<FieldPath> watch, AfterApproval afterApproval) {

  /** Every field counts, and what is approved is not amended. */
  public static final ContentPolicy STRICT = new ContentPolicy(null, AfterApproval.REFUSE);

  public ContentPolicy {
    watch = watch == null ? null : List.copyOf(watch);
    Objects.requireNonNull(afterApproval, "afterApproval");
  }

  /** What an amendment does to a request that is approved. */
  public enum AfterApproval {

    /** It is not taken. */
    REFUSE,

    /** The approval no longer holds, which an event says, until the content is again what was approved. */
    LAPSE,

    /** The request is pending again, on the steps whose approvals the amendment voids. */
    REOPEN
  }
}
