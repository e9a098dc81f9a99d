package io.crmkit.benchmarks.scoring;

import io.crmkit.benchmarks.report.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How many cases a work does per second of CPU time of its thread: the median over rounds, after warming up. */
final class Pace {

  private static final int WARM_UP = 10;
  private static final int ROUNDS = 15;
  private static final int FEW_WARM_UP = 1;
  private static final int FEW_ROUNDS = 3;
  private static final long ROUND_NANOS = 150_000_000L;

  private Pace() {}

  /** Something that is done with some cases. */
  interface Work {
    void run() throws Exception;
  }

  /** Prints the pace of a work that does so many cases each time, as {@link #read} reads it. */
  static void print(String name, int cases, Work work) throws Exception {
    print(name, cases, work, WARM_UP, ROUNDS);
  }

  /** As {@link #print}, of three rounds after one: for works that take many seconds. */
  static void printOfFew(String name, int cases, Work work) throws Exception {
    print(name, cases, work, FEW_WARM_UP, FEW_ROUNDS);
  }

  private static void print(String name, int cases, Work work, int warmUp, int rounds) throws Exception {
    Samples samples = new Samples();
    for (int round = 0; round < warmUp + rounds; round++) {
      double pace = perSecond(work) * cases;
      if (round >= warmUp) {
        samples.add(pace);
      }
    }
    System.out.println(name + " " + samples.median());
  }

  /** Reads the lines that were printed, by their names; what was not printed is NaN. */
  static ToDoubleFunction<String> read(List<String> lines) {
    Map<String, Double> paces = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      if (parts.length == 2) {
        paces.put(parts[0], Double.valueOf(parts[1]));
      }
    }
    return name -> paces.getOrDefault(name, Double.NaN);
  }

  private static double perSecond(Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long cpu = begin;
    long done = 0;
    while (cpu - begin < ROUND_NANOS) {
      work.run();
      done++;
      cpu = threads.getCurrentThreadCpuTime();
    }
    return done * 1e9 / (cpu - begin);
  }
}
