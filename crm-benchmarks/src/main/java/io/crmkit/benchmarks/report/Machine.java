package io.crmkit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a benchmark ran on. */
public record Machine(String processor, int cores, String memory, String system, String java) {

  /** Asks the machine; what it does not tell is "unknown". */
  public static Machine thisOne() {
    Runtime.Version version = Runtime.version();
    return new Machine(
        field(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/meminfo"), "MemTotal"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + version);
  }

  private static String field(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public String toString() {
    return "%s, %d cores, %s of memory, %s, %s".formatted(processor, cores, memory, system, java);
  }
}
