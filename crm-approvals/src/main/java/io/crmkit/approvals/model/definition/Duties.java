package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.Expression;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Separation of duties in a chain: who must not approve, who may in whose place, and whom nobody need ask again.
 *
 * @param barred people who hold no seat and no vote, such as whoever changed the record last
 * @param distinct within what one person votes once
 * @param skip whose approval is taken as known, so that a step which needs no other is passed
 * @param delegates the rule about delegates for steps that have none of their own
 * @param amount yields what a request is about, for delegations and delegates with a limit; null if nothing does
 */
public record Duties(
    List<ApproverRef> barred,
    Distinct distinct,
    Set<SkipRule> skip,
    DelegatePolicy delegates,
    @Nullable Expression amount) {

  /** The requester aside, anybody may approve, each step asks whom it names, and delegates may vote. */
  public static final Duties STANDARD = new Builder().build();

  public Duties {
    barred = List.copyOf(barred);
    Objects.requireNonNull(distinct, "distinct");
    skip = Set.copyOf(skip);
    Objects.requireNonNull(delegates, "delegates");
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects what differs from the standard. Not thread-safe. */
  public static final class Builder {

    private List<ApproverRef> barred = List.of();
    private Distinct distinct = Distinct.WITHIN_STEPS;
    private Set<SkipRule> skip = Set.of();
    private DelegatePolicy delegates = DelegatePolicy.STANDARD;
    private @Nullable Expression amount;

    private Builder() {}

    public Builder barred(ApproverRef... refs) {
      this.barred = List.of(refs);
      return this;
    }

    public Builder distinct(Distinct within) {
      this.distinct = within;
      return this;
    }

    public Builder skip(SkipRule... rules) {
      return skip(List.of(rules));
    }

    public Builder skip(Collection<SkipRule> rules) {
      this.skip = rules.isEmpty() ? Set.of() : EnumSet.copyOf(rules);
      return this;
    }

    public Builder delegates(DelegatePolicy policy) {
      this.delegates = policy;
      return this;
    }

    public Builder amount(Expression money) {
      this.amount = money;
      return this;
    }

    public Duties build() {
      return new Duties(barred, distinct, skip, delegates, amount);
    }
  }
}
