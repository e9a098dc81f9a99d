package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A judgement that goes on top of a figure and changes no deal.
 *
 * @param scenario in which it counts
 * @param value by its kind: an amount in major units of the forecast's currency, a percentage, or a factor
 * @param expires from when on it no longer counts; null if it always does
 * @param reason for those who read it later
 */
public record Adjustment(
    String scenario,
    Place place,
    AdjustmentKind kind,
    BigDecimal value,
    Spread spread,
    @Nullable Instant expires,
    String reason) {

  public Adjustment {
    Require.notBlank(scenario, "scenario");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(spread, "spread");
    Require.notBlank(reason, "reason");
  }

  public static Builder builder(Place place, AdjustmentKind kind, BigDecimal value) {
    return new Builder(place, kind, value);
  }

  /** Returns whether it still counts at an instant. */
  public boolean countsAt(Instant now) {
    return expires == null || now.isBefore(expires);
  }

  /** Collects what an adjustment consists of. Not thread-safe. */
  public static final class Builder {

    private final Place place;
    private final AdjustmentKind kind;
    private final BigDecimal value;
    private String scenario = "base";
    private Spread spread = Spread.PROPORTIONAL;
    private @Nullable Instant expires;

    private Builder(Place place, AdjustmentKind kind, BigDecimal value) {
      this.place = place;
      this.kind = kind;
      this.value = value;
    }

    /** Lets it count in another scenario than the pipeline as it is. */
    public Builder scenario(String name) {
      this.scenario = name;
      return this;
    }

    /** Spreads it in another way than in proportion. */
    public Builder spread(Spread way) {
      this.spread = way;
      return this;
    }

    public Builder expires(@Nullable Instant when) {
      this.expires = when;
      return this;
    }

    /** Returns the adjustment, made for a reason. */
    public Adjustment because(String reason) {
      return new Adjustment(scenario, place, kind, value, spread, expires, reason);
    }
  }
}
