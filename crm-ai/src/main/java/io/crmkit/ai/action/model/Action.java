package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done for a customer, to whom, how often, and what it is worth.
 *
 * @param name for people
 * @param when it fits a customer; null for everybody
 * @param unless it is kept back for one of these reasons
 * @param caps on this action for one customer
 * @param reoffer how long to wait after an answer; null for no wait
 * @param validFor how long an offer can be answered
 * @param completeWithin of the offer, at least {@code validFor}: later successes are not counted to it
 * @param margin what a success brings
 * @param cost of offering it, in the same currency; not negative
 * @param needs units of pools that an offer takes, each above 0
 */
public record Action(
    ActionId id, String name, ChannelId channel, @Nullable Condition when, List<Suppression> unless, List<Cap> caps,
    @Nullable Reoffer reoffer, Duration validFor, Duration completeWithin, Money margin, Money cost,
    Map<PoolId, Long> needs) {

  public Action {
    Objects.requireNonNull(id, "id");
    Require.notBlank(name, "name");
    Objects.requireNonNull(channel, "channel");
    unless = List.copyOf(unless);
    caps = List.copyOf(caps);
    needs = Map.copyOf(needs);
    Spans.bounded(validFor, "validFor");
    Spans.bounded(completeWithin, "completeWithin");
    if (id.isNothing()) {
      throw new IllegalArgumentException("'%s' stands for leaving a customer alone and is no action".formatted(id));
    }
    if (completeWithin.compareTo(validFor) < 0) {
      throw new IllegalArgumentException("completeWithin %s must not be shorter than validFor %s".formatted(
          completeWithin, validFor));
    }
    if (!margin.currency().equals(cost.currency()) || cost.signum() < 0) {
      throw new IllegalArgumentException("cost %s must not be negative, nor of another currency than margin %s"
          .formatted(cost, margin));
    }
    if (needs.values().stream().anyMatch(units -> units <= 0)) {
      throw new IllegalArgumentException("needs must be positive: " + new TreeMap<>(needs));
    }
  }

  /** Returns how long to wait after answers. */
  public Reoffer waits() {
    return reoffer == null ? Reoffer.AT_ONCE : reoffer;
  }

  /** Starts an action that everybody may get, that costs nothing, and that can be answered for a week. */
  public static Builder of(String id, String channel) {
    return new Builder(new ActionId(id), new ChannelId(channel));
  }

  /** Collects the parts of an action. Not thread-safe. */
  public static final class Builder {

    private static final Duration WEEK = Duration.ofDays(7);

    private final ActionId id;
    private final ChannelId channel;
    private final List<Suppression> unless = new ArrayList<>();
    private final List<Cap> caps = new ArrayList<>();
    private final Map<PoolId, Long> needs = new TreeMap<>();
    private @Nullable Condition when;
    private @Nullable Reoffer reoffer;
    private @Nullable Money margin;
    private @Nullable Money cost;
    private Duration validFor = WEEK;
    private @Nullable Duration completeWithin;

    private Builder(ActionId id, ChannelId channel) {
      this.id = id;
      this.channel = channel;
    }

    /** Sets whom it fits, as an expression. */
    public Builder when(String condition) {
      when = Condition.parse(condition).orElseThrow();
      return this;
    }

    /** Adds a reason to keep it back, as an expression. */
    public Builder unless(String code, String message, String condition) {
      unless.add(new Suppression(code, message, Condition.parse(condition).orElseThrow()));
      return this;
    }

    public Builder cap(int most, Duration window) {
      caps.add(new Cap(most, window));
      return this;
    }

    public Builder reoffer(Reoffer waits) {
      reoffer = Objects.requireNonNull(waits, "waits");
      return this;
    }

    /** Sets what a success brings, as in {@code USD 400.00}. */
    public Builder margin(String amount) {
      margin = Money.parse(amount);
      return this;
    }

    /** Sets what an offer costs, as in {@code USD 9.00}. */
    public Builder cost(String amount) {
      cost = Money.parse(amount);
      return this;
    }

    public Builder validFor(Duration span) {
      validFor = Objects.requireNonNull(span, "span");
      return this;
    }

    public Builder completeWithin(Duration span) {
      completeWithin = Objects.requireNonNull(span, "span");
      return this;
    }

    public Builder needs(String pool, long units) {
      needs.put(new PoolId(pool), units);
      return this;
    }

    /**
     * Returns the action.
     *
     * @throws NullPointerException if it has no margin
     */
    public Action build() {
      Money brings = Objects.requireNonNull(margin, "margin");
      return new Action(id, id.value(), channel, when, unless, caps, reoffer, validFor,
          completeWithin == null ? validFor : completeWithin, brings,
          cost == null ? new Money(0, brings.currency()) : cost, needs);
    }
  }
}
