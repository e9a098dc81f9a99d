package io.crmkit.benchmarks.approvals;

import java.time.Duration;

/**
 * How long a run measures.
 *
 * @param warmUp how long each child works before it is measured
 * @param slice how long each measurement lasts
 * @param rounds how often each measurement is repeated; the engines take turns within a round
 */
record Effort(Duration warmUp, Duration slice, int rounds) {

  static final Effort FULL = new Effort(Duration.ofSeconds(15), Duration.ofSeconds(4), 5);
  static final Effort QUICK = new Effort(Duration.ofSeconds(3), Duration.ofSeconds(1), 3);
}
