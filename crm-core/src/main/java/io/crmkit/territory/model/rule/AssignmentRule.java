package io.crmkit.territory.model.rule;

import java.util.Objects;

/**
 * A rule that says which records belong in a territory.
 *
 * @param id unique within the model
 * @param condition what a record must meet
 */
public record AssignmentRule(RuleId id, RuleCondition condition, Reach reach, Activity activity) {

  public AssignmentRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(reach, "reach");
    Objects.requireNonNull(activity, "activity");
  }

  /** An active rule for one territory. */
  public static AssignmentRule local(RuleId id, RuleCondition condition) {
    return new AssignmentRule(id, condition, Reach.LOCAL, Activity.ACTIVE);
  }

  /** An active rule for a territory and everything below it. */
  public static AssignmentRule inherited(RuleId id, RuleCondition condition) {
    return new AssignmentRule(id, condition, Reach.INHERITED, Activity.ACTIVE);
  }

  public boolean isActive() {
    return activity == Activity.ACTIVE;
  }
}
