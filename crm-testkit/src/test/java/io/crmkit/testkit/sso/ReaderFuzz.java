package io.crmkit.testkit.sso;

import io.crmkit.testkit.core.Jazzer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Jazzer calls with whatever it thinks of: the reader that its argument names answers, or throws, which Jazzer reports.
 * {@link ReaderFuzzTest} starts it.
 */
public final class ReaderFuzz {

  private static @Nullable Reader reader;

  private ReaderFuzz() {}

  /** Called once, with the name of a reader. */
  public static void fuzzerInitialize(String[] names) {
    String name = String.join(" ", names);
    reader = Reader.all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Called again and again. */
  public static void fuzzerTestOneInput(byte[] data) {
    Jazzer.answers(() -> Objects.requireNonNull(reader).read().apply(new String(data, StandardCharsets.UTF_8)));
  }
}
