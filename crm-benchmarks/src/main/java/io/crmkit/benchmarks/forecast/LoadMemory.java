package io.crmkit.benchmarks.forecast;

import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.RollUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What it takes to hold deals: a JVM of its own with a small heap, which takes them in and sums them up. */
public final class LoadMemory {

  /** The heap of that JVM. */
  static final int HEAP_MEGABYTES = 350;

  private LoadMemory() {}

  /** Returns the bytes that are live after loading so many deals, or NaN if that JVM ran out of memory. */
  static double liveBytes(int deals) {
    try {
      Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx" + HEAP_MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), LoadMemory.class.getName(),
          String.valueOf(deals)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      return process.waitFor() == 0 ? Double.parseDouble(lines.get(0)) : Double.NaN;
    } catch (IOException e) {
      throw new UncheckedIOException("no JVM could be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while deals were loaded", e);
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
