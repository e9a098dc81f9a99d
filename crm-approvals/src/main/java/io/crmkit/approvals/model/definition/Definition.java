package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import io.crmkit.core.expression.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chain as its author wrote it: for what, when it applies, and the steps to pass in order.
 *
 * @param name how people and later versions refer to it
 * @param description what people should know about it; may be empty
 * @param entityType the kind of subject, such as {@code deal}
 * @param entry applies only to subjects for which this holds; without it, to all of the type
 * @param priority where several definitions apply, the smallest number wins
 * @param steps the links, in order
 * @param forks where steps are passed side by side, in order
 * @param escalation the ladder of every step that has none of its own
 * @param administrators who may reassign the seats of others, and who stand in where a step says so
 * @param requesterPolicy whether the requester may approve
 * @param noStepPolicy what happens when no step applies
 * @param expiresAfter how long a request may be pending in all; without it, for ever
 * @param actions what the host is asked to do on which trigger
 * @param terms what may become of the subject while a request is pending, and afterwards
 * @param duties who must not approve, and who may in whose place
 */
public record Definition(
    String name,
    String description,
    String entityType,
    @Nullable Expression entry,
    int priority,
    List<Step> steps,
    List<Fork> forks,
    Escalation escalation,
    List<ApproverRef> administrators,
    RequesterPolicy requesterPolicy,
    NoStepPolicy noStepPolicy,
    @Nullable Duration expiresAfter,
    List<Action> actions,
    Terms terms,
    Duties duties) {

  public Definition {
    Require.notBlank(name, "name");
    Objects.requireNonNull(description, "description");
    Require.notBlank(entityType, "entityType");
    steps = List.copyOf(steps);
    forks = List.copyOf(forks);
    administrators = List.copyOf(administrators);
    actions = List.copyOf(actions);
    Objects.requireNonNull(escalation, "escalation");
    Objects.requireNonNull(requesterPolicy, "requesterPolicy");
    Objects.requireNonNull(noStepPolicy, "noStepPolicy");
    Objects.requireNonNull(terms, "terms");
    if (expiresAfter != null) {
      Require.positive(expiresAfter, "expiresAfter");
    }
    Objects.requireNonNull(duties, "duties");
    requireSteps(name, steps);
    requireForks(name, forks, steps.size());
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The ladder that {@code step} climbs: its own, or else the one of the definition. */
  public Escalation escalationOf(Step step) {
    Escalation own = step.escalation();
    return own == null ? escalation : own;
  }

  /** Returns the fork that the step at {@code index} is in, if it is in one. */
  public Optional<Fork> forkOf(int index) {
    for (Fork fork : forks) {
      if (fork.holds(index)) {
        return Optional.of(fork);
      }
    }
    return Optional.empty();
  }

  /** Returns everybody whom {@code step} may come to ask: approvers, chair, fallback and ladder. */
  public List<ApproverRef> referencesOf(Step step) {
    List<ApproverRef> references = new ArrayList<>();
    step.groups().values().forEach(group -> group.forEach(approver -> references.add(approver.ref())));
    references.addAll(step.fallback());
    escalationOf(step).levels().forEach(level -> references.addAll(level.to()));
    if (step.chair() != null) {
      references.add(step.chair());
    }
    return references;
  }

  /** The rule about delegates in {@code step}: its own, or else the one of the definition. */
  public DelegatePolicy delegatesOf(Step step) {
    DelegatePolicy own = step.duties().delegates();
    return own == null ? duties.delegates() : own;
  }

  /** Whether nobody votes in both of two steps: if either says so, or the definition does of all. */
  public boolean areSeparate(Step one, Step other) {
    return !one.name().equals(other.name()) && (duties.distinct() == Distinct.ACROSS_STEPS
        || one.duties().separateFrom().contains(other.name())
        || other.duties().separateFrom().contains(one.name()));
  }

  private static void requireSteps(String name, List<Step> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("definition '%s' needs at least one step".formatted(name));
    }
    Set<String> seen = new HashSet<>();
    for (Step step : steps) {
      if (!seen.add(step.name())) {
        throw new IllegalArgumentException("step '%s' appears twice in definition '%s'".formatted(step.name(), name));
      }
    }
  }

  private static void requireForks(String name, List<Fork> forks, int steps) {
    int free = 0;
    for (Fork fork : forks) {
      if (fork.first() < free || fork.end() > steps) {
        throw new IllegalArgumentException("fork '%s' of definition '%s' spans steps %d to %d, but %d to %d are free"
            .formatted(fork.name(), name, fork.first(), fork.end(), free, steps));
      }
      free = fork.end();
    }
  }

  /** Collects the parts of a definition; {@link #build} checks them. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private String description = "";
    private String entityType = "";
    private @Nullable Expression entry;
    private int priority;
    private Escalation escalation = Escalation.NONE;
    private List<ApproverRef> administrators = List.of();
    private RequesterPolicy requesterPolicy = RequesterPolicy.BARRED;
    private NoStepPolicy noStepPolicy = NoStepPolicy.REFUSE;
    private @Nullable Duration expiresAfter;
    private Terms terms = Terms.NONE;
    private Duties duties = Duties.STANDARD;

    private Builder(String name) {
      this.name = name;
    }

    public Builder description(String text) {
      this.description = text;
      return this;
    }

    public Builder entityType(String type) {
      this.entityType = type;
      return this;
    }

    public Builder onlyIf(Expression condition) {
      this.entry = condition;
      return this;
    }

    public Builder priority(int smallestFirst) {
      this.priority = smallestFirst;
      return this;
    }

    public Builder step(Step step) {
      steps.add(step);
      return this;
    }

    /** Adds branches that are passed side by side; see {@link Fork#named}. */
    public Builder fork(Fork fork) {
      forks.add(fork);
      return this;
    }

    public Builder escalation(Escalation ladder) {
      this.escalation = ladder;
      return this;
    }

    public Builder administrators(ApproverRef... refs) {
      this.administrators = List.of(refs);
      return this;
    }

    public Builder requesterPolicy(RequesterPolicy policy) {
      this.requesterPolicy = policy;
      return this;
    }

    public Builder noStepPolicy(NoStepPolicy policy) {
      this.noStepPolicy = policy;
      return this;
    }

    public Builder expiresAfter(Duration duration) {
      this.expiresAfter = duration;
      return this;
    }

    public Builder duties(Duties separation) {
      this.duties = separation;
      return this;
    }

    public Builder action(Action action) {
      actions.add(action);
      return this;
    }

    /** Sets what may become of the subject; without it, nothing is locked. */
    public Builder terms(Terms terms) {
      this.terms = terms;
      return this;
    }

    /**
     * Returns the definition.
     *
     * @throws IllegalArgumentException if a name or the entity type is blank, there is no step, two share a name,
     *     or a fork is out of place
     */
    public Definition build() {
      return new Definition(
          name, description, entityType, entry, priority, steps, forks, escalation, administrators, requesterPolicy,
          noStepPolicy, expiresAfter, actions, terms, duties);
    }
  }
}
