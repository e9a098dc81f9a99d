package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.core.json.Versioned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition as documents have it; only the name, the entity type and the steps are required.
 *
 * @param enableEscalation with the two members after it, the short form of {@code escalation}: one level for each
 *     person of the chain, each so many hours after the one before
 */
@Versioned(1)
record DefinitionDocument(
    Label name,
    @Nullable @Size(max = 4_000) String description,
    @Nullable ProcessType processType,
    Label entityType,
    @Nullable ConditionText when,
    @Nullable Integer priority,
    @Size(min = 1, max = MOST_STEPS) List<StepDocument> steps,
    @Nullable @Size(max = ForkConflicts.MOST) List<ForkDocument> forks,
    @Nullable Boolean enableEscalation,
    @Nullable @Min(1) @Max(87_600) Integer escalationAfterHours,
    @Nullable @Size(min = 1, max = EscalationDocument.MOST_LEVELS) List<ApproverDocument> escalationChain,
    @Nullable EscalationDocument escalation,
    @Nullable @Size(max = EscalationDocument.MOST_PEOPLE) List<ApproverDocument> administrators,
    @Nullable RequesterPolicy requester,
    @Nullable NoStepPolicy noStep,
    @Nullable Span expiresAfter,
    @Nullable @Size(max = 100) List<ActionDocument> actions,
    @Nullable LockDocument lock,
    @Nullable ContentDocument content,
    @Nullable ReworkDocument rework,
    @Nullable OverridePolicy override,
    @Nullable @Size(min = 1, max = EscalationDocument.MOST_PEOPLE) List<ApproverDocument> bars,
    @Nullable Distinct distinctApprovers,
    @Nullable @Size(min = 1, max = 10) List<SkipRule> skip,
    @Nullable DelegatesDocument delegates,
    @Nullable ComputationText amount) {

  static final int MOST_STEPS = 500;

  /** How many steps the author means to have; says nothing that the steps do not say. */
  enum ProcessType { SINGLE_STEP, MULTI_STEP }
}
