package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.report.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/** Times work by the CPU time of the thread that does it. */
final class Clocked {

  private static final ThreadMXBean THREADS =
      ManagementFactory.getThreadMXBean();

  private static final long NEVER = 0x5EED_5EED_5EED_5EEDL;

  private Clocked() {}

  /** Work with an answer, so that none of it can be left out. */
  interface Work {
    long run() throws SQLException;
  }

  /** Returns the median of so many runs after as many to warm up, in milliseconds. */
  static double millis(int runs, Work work) throws SQLException {
    Samples samples = new Samples();
    for (int run = 0; run < 2 * runs; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long answer = work.run();
      long nanos = THREADS.getCurrentThreadCpuTime() - start;
      if (answer == NEVER) {
        throw new IllegalStateException("no work answers this");
      }
      if (run >= runs) {
        samples.add(nanos / 1e6);
      }
    }
    return samples.median();
  }

  /** As {@link #millis}, of work that asks no database. */
  static double millisOf(int runs, LongSupplier work) {
    try {
      return millis(runs, work::getAsLong);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
