package io.crmkit.imports.read;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Opens files to be read row by row: what a file is and how it is written is told by its bytes, never by its name.
 *
 * <p>A file that cannot be read at all is answered with what is wrong and what to do; an {@link IOException} means that
 * the host could not hand over its bytes. Any number of threads may open files at the same time.
 */
public final class Sources {

  private Sources() {}

  /** Opens a file with everything detected. */
  public static Validated<RowSource> open(SourceFile file) throws IOException {
    return open(file, ReadOptions.DETECT);
  }

  /** Opens a file; whoever asked closes the source. */
  public static Validated<RowSource> open(SourceFile file, ReadOptions options) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(options, "options");
    try {
      return Validated.valid(new FileOpening(options).open(file));
    } catch (BrokenFileException e) {
      return refused(e.problem());
    }
  }

  /**
   * Returns the files in an archive, each to be opened on its own; the file itself if it is none. Nothing is unpacked
   * until one of them is opened.
   */
  public static Validated<List<SourceFile>> members(SourceFile file, ReadOptions options) throws IOException {
    try {
      List<SourceFile> members = new Contents(options).members(file);
      return Validated.valid(members.isEmpty() ? List.of(file) : members);
    } catch (BrokenFileException e) {
      return refused(e.problem());
    }
  }

  private static <T> Validated<T> refused(Violation problem) {
    return Validated.invalid(Violations.of(problem));
  }
}
