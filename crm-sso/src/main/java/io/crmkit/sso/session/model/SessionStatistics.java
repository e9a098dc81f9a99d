package io.crmkit.sso.session.model;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many sessions came of a provider and what became of them, as far as they were not deleted.
 *
 * @param active those that are open; one that is over by the clock is not, whether or not that was noted down
 * @param ended the others by why they ended
 */
public record SessionStatistics(long active, Map<EndReason, Long> ended) {

  public SessionStatistics {
    ended = Map.copyOf(ended);
  }

  /** Returns how many there were. */
  public long started() {
    return active + ended.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns what one session makes of this. */
  public SessionStatistics plusActive() {
    return new SessionStatistics(active + 1, ended);
  }

  /** Returns what one session that is over makes of this. */
  public SessionStatistics plusEnded(EndReason reason) {
    Map<EndReason, Long> more = new EnumMap<>(EndReason.class);
    more.putAll(ended);
    more.merge(reason, 1L, Long::sum);
    return new SessionStatistics(active, more);
  }
}
