package io.crmkit.examples.command;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text to read: a file of the user, or a sample that comes with the examples. */
public interface Source {

  /** Returns the name to report problems under. */
  String name();

  Reader open() throws IOException;

  /** Returns {@code file}, or the sample if the user named none. */
  static Source of(@Nullable Path file, String sample) {
    return file == null ? sample(sample) : file(file);
  }

  /**
   * Ends a command before it writes anything if one of its files cannot be one.
   *
   * @throws NoSuchFileException if there is none
   * @throws FileSystemException if it is a folder
   */
  static void requireFiles(List<Path> files) throws FileSystemException {
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "is a folder, not a file");
      }
      if (Files.notExists(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
  }

  /**
   * Ends a command before it writes anything if it would write over what it reads.
   *
   * @param written may be missing, as any of those that are read
   * @throws RefusedException if it is one of them, by whatever name
   */
  static void requireApart(@Nullable Path written, Collection<? extends @Nullable Path> read) throws IOException {
    for (Path each : read) {
      if (written != null && each != null && Files.exists(written) && Files.exists(each)
          && Files.isSameFile(written, each)) {
        throw Refused.of(new Violation("", "examples.written-over",
            "%s is to be read, and would be written over; write to another file".formatted(each)));
      }
    }
  }

  /** Reads the whole text. */
  default String text() {
    StringWriter text = new StringWriter();
    try (Reader reader = open()) {
      reader.transferTo(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return text.toString();
  }

  /** Returns a file of the user. */
  static Source file(Path file) {
    return new Source() {
      @Override
      public String name() {
        return String.valueOf(file.getFileName());
      }

      @Override
      public Reader open() throws IOException {
        return Utf8File.open(file);
      }
    };
  }

  private static Source sample(String resource) {
    return new Source() {
      @Override
      public String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
      }

      @Override
      public Reader open() {
        InputStream stream = Source.class.getResourceAsStream(resource);
        return new InputStreamReader(Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8);
      }
    };
  }
}
