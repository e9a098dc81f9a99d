package io.crmkit.core.id;

import java.security.SecureRandom;
import java.time.Clock;

/** A source of new ids: no id comes twice. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface Ids {

  String next();

  /** Ids that sort by the time they were made; see {@link TimeOrderedIds}. */
  static Ids timeOrdered(Clock clock) {
    return new TimeOrderedIds(clock, new SecureRandom());
  }
}
