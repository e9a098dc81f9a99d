package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as documents have it; only its name and its approvers are required.
 *
 * @param step its place in the order; either every step says it or none
 * @param requireAll the short form of {@code require}: all of the approvers, or any of them
 * @param denominator what shares in {@code require} count that do not say it themselves
 * @param tie what ties in {@code require} mean that do not say it themselves
 * @param rejectAfter how many rejections end the step, besides what {@code require} says
 */
record StepDocument(
    @Nullable @Min(1) Integer step,
    Label name,
    @Nullable ConditionText when,
    @Nullable Order type,
    @Nullable @Size(min = 1, max = GroupDocument.MOST) List<ApproverDocument> approvers,
    @Nullable @Size(min = 1, max = MOST_GROUPS) Map<GroupName, GroupDocument> groups,
    @Nullable Boolean requireAll,
    @Nullable RuleText require,
    @Nullable Denominator denominator,
    @Nullable Tie tie,
    @Nullable ApproverDocument chair,
    @Nullable QuorumDocument quorum,
    @Nullable @Min(1) @Max(Slate.MAX_SEATS) Integer rejectAfter,
    @Nullable EmptySlatePolicy onEmpty,
    @Nullable @Size(min = 1, max = EscalationDocument.MOST_PEOPLE) List<ApproverDocument> fallback,
    @Nullable EscalationDocument escalation,
    @Nullable @Size(max = LockDocument.MOST) List<PathText> watch,
    @Nullable @Size(min = 1, max = DefinitionDocument.MOST_STEPS) List<Label> separateFrom,
    @Nullable Boolean adHoc,
    @Nullable DelegatesDocument delegates,
    @Nullable Span claimFor) {

  static final int MOST_GROUPS = 100;

  /** Refuses a formula that is so deep or so long that the rejections do not fit in. */
  StepDocument {
    if (require != null && rejectAfter != null && !require.isFirstResponse()) {
      RuleReader.limited(require.formula(Defaults.STANDARD), rejectAfter);
    }
  }
}
