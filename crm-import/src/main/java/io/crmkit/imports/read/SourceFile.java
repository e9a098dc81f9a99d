package io.crmkit.imports.read;

import io.crmkit.core.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is read: a name, and bytes that can be read from their start as often as needed.
 *
 * <p>The name is only shown: no path is ever made of it, and what the bytes are is told by looking at them.
 *
 * @param name as the host wants to see it in places and messages
 * @param opening hands over the bytes, from the first one, each time it is asked
 */
public record SourceFile(String name, Opening opening) {

  public SourceFile {
    Require.notBlank(name, "name");
    Objects.requireNonNull(opening, "opening");
  }

  public static SourceFile of(Path file) {
    Path name = Objects.requireNonNull(file.getFileName(), "file must have a name");
    return new SourceFile(name.toString(), () -> Files.newInputStream(file));
  }

  public static SourceFile of(String name, byte[] bytes) {
    byte[] own = bytes.clone();
    return new SourceFile(name, () -> new ByteArrayInputStream(own));
  }

  /** Hands over the bytes of a file from their start; whoever asked closes the stream. */
  @FunctionalInterface
  public interface Opening {

    InputStream open() throws IOException;
  }
}
