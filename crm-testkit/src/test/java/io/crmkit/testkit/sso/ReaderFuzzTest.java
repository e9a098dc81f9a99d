package io.crmkit.testkit.sso;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.testkit.core.Jazzer;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for texts that bring a reader down, each in a process with little stack. Only with {@code -Pfuzz}, which
 * brings Jazzer and says for how many seconds.
 */
class ReaderFuzzTest {

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.sso.Reader#all")
  void bringsDownNoReader(Reader reader) throws IOException, InterruptedException {
    Jazzer.findsNothing(ReaderFuzz.class, reader.name(),
        ReaderSeeds.of(reader).stream().map(seed -> seed.getBytes(UTF_8)).toList());
  }
}
