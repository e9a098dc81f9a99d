package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Require;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain: who is asked, in which order, and what their votes must add up to.
 *
 * @param name unique within the definition
 * @param criteria the step applies only if this holds for the subject; without it, always
 * @param order whether the approvers are asked together or in turn
 * @param groups the approvers by group: those of {@link Slate#EVERYONE} first, then the groups by name, which is also
 *     the order in which a sequential step asks them
 * @param rule what the votes add up to
 * @param chair whose vote breaks an even split, where the rule asks for it
 * @param onEmpty what happens when nobody may approve
 * @param fallback who decides then, if the policy says so
 * @param escalation the ladder of this step; without it, that of the definition
 * @param watch the fields whose change voids its approvals; without it, those of the definition
 * @param duties what separates it from other steps
 */
public record Step(
    String name,
    @Nullable Expression criteria,
    Order order,
    Map<String, List<Approver>> groups,
    VotingRule rule,
    @Nullable ApproverRef chair,
    EmptySlatePolicy onEmpty,
    List<ApproverRef> fallback,
    @Nullable Escalation escalation,
    @Nullable List<FieldPath> watch,
    StepDuties duties) {

  public Step {
    Require.notBlank(name, "name");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(onEmpty, "onEmpty");
    Objects.requireNonNull(duties, "duties");
    groups = copyOf(groups);
    fallback = List.copyOf(fallback);
    watch = watch == null ? null : List.copyOf(watch);
    if (groups.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("step '%s' needs at least one approver".formatted(name));
    }
  }

  /** A step that watches what its definition does. */
  public Step(
      String name, @Nullable Expression criteria, Order order, Map<String, List<Approver>> groups, VotingRule rule,
      @Nullable ApproverRef chair, EmptySlatePolicy onEmpty, List<ApproverRef> fallback,
      @Nullable Escalation escalation) {
    this(name, criteria, order, groups, rule, chair, onEmpty, fallback, escalation, null, StepDuties.STANDARD);
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  private static Map<String, List<Approver>> copyOf(Map<String, List<Approver>> groups) {
    Map<String, List<Approver>> copy = new LinkedHashMap<>();
    List<Approver> everyone = groups.get(Slate.EVERYONE);
    if (everyone != null) {
      copy.put(Slate.EVERYONE, List.copyOf(everyone));
    }
    new TreeMap<>(groups).forEach((group, approvers) ->
        copy.putIfAbsent(Require.notBlank(group, "group"), List.copyOf(approvers)));
    return Collections.unmodifiableMap(copy);
  }

  /** Collects the parts of a step; {@link #build} checks them. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final Map<String, List<Approver>> groups = new LinkedHashMap<>();
    private @Nullable Expression criteria;
    private Order order = Order.PARALLEL;
    private VotingRule rule = new Formula.AtLeast(1, Slate.EVERYONE);
    private @Nullable ApproverRef chair;
    private EmptySlatePolicy onEmpty = EmptySlatePolicy.FAIL;
    private List<ApproverRef> fallback = List.of();
    private @Nullable Escalation escalation;
    private @Nullable List<FieldPath> watch;
    private StepDuties duties = StepDuties.STANDARD;

    private Builder(String name) {
      this.name = name;
    }

    /** Adds approvers whose votes weigh one each. */
    public Builder approvers(ApproverRef... refs) {
      for (ApproverRef ref : refs) {
        approver(Slate.EVERYONE, Approver.of(ref));
      }
      return this;
    }

    /** Adds one approver to a group that the rule can name. */
    public Builder approver(String group, Approver approver) {
      groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(approver);
      return this;
    }

    public Builder onlyIf(Expression condition) {
      this.criteria = condition;
      return this;
    }

    public Builder order(Order askedIn) {
      this.order = askedIn;
      return this;
    }

    /** Sets what the votes must add up to; without it, any one approval is enough. */
    public Builder rule(VotingRule votingRule) {
      this.rule = votingRule;
      return this;
    }

    public Builder chair(ApproverRef tieBreaker) {
      this.chair = tieBreaker;
      return this;
    }

    public Builder onEmpty(EmptySlatePolicy policy) {
      this.onEmpty = policy;
      return this;
    }

    /** Names who decides where nobody else may, and chooses that policy. */
    public Builder fallback(ApproverRef... refs) {
      this.fallback = List.of(refs);
      this.onEmpty = EmptySlatePolicy.FALLBACK;
      return this;
    }

    public Builder duties(StepDuties separation) {
      this.duties = separation;
      return this;
    }

    public Builder escalation(Escalation ladder) {
      this.escalation = ladder;
      return this;
    }

    /** Names the fields whose change voids the approvals of this step; without it, those of the definition. */
    public Builder watch(FieldPath... fields) {
      this.watch = List.of(fields);
      return this;
    }

    /**
     * Returns the step.
     *
     * @throws IllegalArgumentException if it has no name or no approver
     */
    public Step build() {
      return new Step(
          name, criteria, order, groups, rule, chair, onEmpty, fallback, escalation, watch, duties);
    }
  }
}
