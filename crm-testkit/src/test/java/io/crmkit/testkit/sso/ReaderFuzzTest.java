package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for texts that bring a reader down, each in a process with little stack. Only with {@code -Pfuzz}, which
 * brings Jazzer and says for how many seconds.
 */
class ReaderFuzzTest {

  private static final int SECONDS = Integer.getInteger("crmkit.fuzz", 0);

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.sso.Reader#all")
  void bringsDownNoReader(Reader reader) throws IOException, InterruptedException {
    assumeThat(SECONDS).as("seconds of -Pfuzz").isPositive();
    Path folder = Files.createDirectories(Path.of("target", "fuzz", reader.name().replace(' ', '-')));
    Path log = folder.resolve("log");
    Path texts = Files.createDirectories(folder.resolve("texts"));
    int seeds = 0;
    for (String seed : ReaderSeeds.of(reader)) {
      Files.writeString(texts.resolve("seed-" + seeds++), seed);
    }
    Process fuzzer = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss512k", "-Xmx1g",
        "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + ReaderFuzz.class.getName(), "--target_args=" + reader.name(),
        "--instrumentation_includes=io.crmkit.**", "--custom_hook_includes=io.crmkit.**",
        "--reproducer_path=" + folder, "-artifact_prefix=" + folder + "/", "-max_total_time=" + SECONDS, "-max_len=20000",
        "-timeout=5", texts.toString()))
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();

    assertThat(fuzzer.waitFor()).as(() -> "see " + log).isZero();
  }
}
