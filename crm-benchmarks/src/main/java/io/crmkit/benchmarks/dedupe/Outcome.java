package io.crmkit.benchmarks.dedupe;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one way to find duplicates took and found, as a line that a process prints for the one that started it.
 *
 * @param cpuSeconds of all threads, compiler and collector among them, but for the start of the process
 * @param scoringSeconds CPU time of comparing and scoring pairs alone
 * @param compared pairs
 * @param bytesPerRecord that are held at the end, or NaN
 */
record Outcome(double cpuSeconds, double scoringSeconds, double compared, double f1, double bytesPerRecord) {

  /** Returns the CPU time of this process until now. */
  static double cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
  }

  double pairsPerSecond() {
    return compared / scoringSeconds;
  }

  String line() {
    return cpuSeconds + " " + scoringSeconds + " " + compared + " " + f1 + " " + bytesPerRecord;
  }

  static Outcome read(List<String> lines) {
    String[] parts = lines.get(lines.size() - 1).split(" ");
    return new Outcome(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]), Double.parseDouble(parts[4]));
  }

  /** A pair of ids, the lesser one first. */
  static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + "," + other : other + "," + one;
  }

  /** Returns the true pairs of a file with a header and two ids in a line. */
  static Set<String> truth(Path goldPairs) throws IOException {
    try (Stream<String> lines = Files.lines(goldPairs)) {
      return lines.skip(1).map(line -> line.split(",")).map(ids -> pair(ids[0], ids[1]))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  static double f1(long found, long right, long truth) {
    return right == 0 ? 0 : 2.0 * right / (found + truth);
  }
}
