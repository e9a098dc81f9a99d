package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.worker.ChildJvm;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.RollUp;
import java.util.List;

/** What it takes to hold deals: a JVM of its own with a small heap, which takes them in and sums them up. */
public final class LoadMemory {

  /** The heap of that JVM. */
  static final int HEAP_MEGABYTES = 350;

  private LoadMemory() {}

  /** Returns the bytes that are live after loading so many deals, or NaN if that JVM ran out of memory. */
  static double liveBytes(int deals) {
    try {
      return Double.parseDouble(ChildJvm.lines(
          List.of("-Xmx" + HEAP_MEGABYTES + "m"), LoadMemory.class, deals).get(0));
    } catch (IllegalStateException outOfMemory) {
      return Double.NaN;
    }
  }

  /** Loads as many deals as the first argument says, sums them up at six levels, and prints what is live then. */
  public static void main(String[] arguments) {
    long before = live();
    Cube cube = new Deals().cube(Integer.parseInt(arguments[0]));
    long held = live() - before;
    try (RollUp rollUp = cube.rollUp("owner", "month", "stage")) {
      if (!cube.isConsistent() || !rollUp.isConsistent()) {
        throw new IllegalStateException("the sums are not those of the deals");
      }
    }
    System.out.println(held);
  }

  private static long live() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
