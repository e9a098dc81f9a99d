package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jazzer in a process with little stack, if {@code -Pfuzz} says for how many seconds. */
public final class Jazzer {

  private static final int SECONDS = Integer.getInteger("crmkit.fuzz", 0);

  private Jazzer() {}

  /**
   * Asserts that Jazzer finds nothing that a target throws; without {@code -Pfuzz} the test is skipped.
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
        "-max_len=20000", "-timeout=5", texts.toString()))
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();

    assertThat(fuzzer.waitFor()).as(() -> "see " + log).isZero();
  }
}
