package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Jazzer in a process with little stack, if {@code -Pfuzz} says for how many seconds. */
public final class Jazzer {

  private static final int SECONDS = Integer.getInteger("crmkit.fuzz", 0);
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private Jazzer() {}

  /**
   * Asserts that Jazzer finds nothing that a target throws, and prints how much it has tried; without {@code -Pfuzz}
   * the test is skipped. Whoever takes a minute is taken for hung.
   *
   * @param name of what the target calls, which is its argument
   * @param seeds what Jazzer begins with
   */
  public static void findsNothing(Class<?> target, String name, List<byte[]> seeds)
      throws IOException, InterruptedException {
    assumeThat(SECONDS).as("seconds of -Pfuzz").isPositive();
    Path folder = Files.createDirectories(Path.of("target", "fuzz", name.replace(' ', '-')));
    Path log = folder.resolve("log");
    Path texts = Files.createDirectories(folder.resolve("texts"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(texts.resolve("seed-" + i), seeds.get(i));
    }
    Process fuzzer = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss512k", "-Xmx1g",
        "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(), "--target_args=" + name,
        "--instrumentation_includes=io.crmkit.**", "--custom_hook_includes=io.crmkit.**",
        "--reproducer_path=" + folder, "-artifact_prefix=" + folder + "/", "-max_total_time=" + SECONDS,
        "-max_len=20000", "-timeout=60", texts.toString()))
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();

    assertThat(fuzzer.waitFor()).as(() -> "see " + log).isZero();
    List<String> done = Files.readAllLines(log).stream().filter(line -> line.contains("DONE ")).toList();
    assertThat(done).as(() -> "see " + log).hasSize(1);
    System.out.printf("%s: %s%n", name, done.get(0).trim());
  }

  /**
   * Asserts that a reader answers, within five seconds of its own: on a busy machine, and while classes are loaded and
   * instrumented, the clock on the wall says nothing of the reader.
   */
  public static void answers(Supplier<?> reader) {
    long begun = CLOCK.getCurrentThreadCpuTime();
    Objects.requireNonNull(reader.get(), "answer");
    long taken = CLOCK.getCurrentThreadCpuTime() - begun;
    if (taken > MOST_NANOS) {
      throw new AssertionError("a reader took %d ms".formatted(taken / 1_000_000));
    }
  }
}
