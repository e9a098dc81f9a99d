package io.crmkit.ai.sentiment.model;

import io.crmkit.core.Require;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which trend is asked for.
 *
 * @param account whose texts
 * @param span of which time; at most {@value #MOST_PERIODS} periods with texts are kept apart
 * @param period by what it is divided
 * @param zone in which days begin
 * @param aspect of which aspect; null for texts as a whole
 * @param level how sure the intervals are, such as 0.95; what is left of 1 is how often a trend without a change may raise
 *     an alarm
 */
public record TrendRequest(
    String account, TimeSpan span, Period period, ZoneId zone, @Nullable String aspect, double level) {

  public static final int MOST_PERIODS = 10_000;
  public static final double USUAL_LEVEL = 0.95;

  public TrendRequest {
    Require.key(account, "account");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(zone, "zone");
    if (!(level >= 0.5 && level <= 0.9999)) {
      throw new IllegalArgumentException("level must be from 0.5 to 0.9999 but was " + level);
    }
  }

  /** Returns a builder of a trend by weeks of UTC, of texts as a whole, at {@link #USUAL_LEVEL}. */
  public static Builder of(String account, TimeSpan span) {
    return new Builder(account, span);
  }

  /** Builds a {@link TrendRequest}. */
  public static final class Builder {

    private final String account;
    private final TimeSpan span;
    private Period period = Period.WEEK;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable String aspect;
    private double level = USUAL_LEVEL;

    private Builder(String account, TimeSpan span) {
      this.account = account;
      this.span = span;
    }

    public Builder by(Period length) {
      period = length;
      return this;
    }

    public Builder zone(ZoneId daysBegin) {
      zone = daysBegin;
      return this;
    }

    public Builder aspect(@Nullable String name) {
      aspect = name;
      return this;
    }

    public Builder level(double sureness) {
      level = sureness;
      return this;
    }

    public TrendRequest build() {
      return new TrendRequest(account, span, period, zone, aspect, level);
    }
  }
}
