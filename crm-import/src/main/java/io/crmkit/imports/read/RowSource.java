package io.crmkit.imports.read;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, one after the other. Not safe for use by several threads at once.
 *
 * <p>A bad row is an {@link UnreadableRow} and does not end the file; what makes the rest of a file unreadable (a cut
 * archive, a limit) is the last row handed over.
 */
public interface RowSource extends AutoCloseable {

  /**
   * The names of the columns in their order, each once; what was done to make them so is in the report of the source.
   */
  List<String> header();

  /** What the file turned out to be; asked again later, it also tells what was passed over until then. */
  SourceReport report();

  /** @return the next row, or {@code null} after the last */
  @Nullable ReadRow next() throws IOException;

  @Override
  void close() throws IOException;
}
