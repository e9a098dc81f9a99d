package io.crmkit.imports.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as RFC 4180 says, in UTF-8: what it wrote is read back as it was, {@code null} apart from an empty
 * text.
 *
 * <p>It holds no more than a buffer of what was written.
 */
public final class TableWriter implements Closeable {

  private final CsvWriter writer;
  private final Formulas formulas;

  private TableWriter(CsvWriter writer, Formulas formulas) {
    this.writer = writer;
    this.formulas = formulas;
  }

  /** Returns a writer that closes the stream when it is closed. */
  public static TableWriter to(OutputStream stream, Formulas formulas) {
    Objects.requireNonNull(formulas, "formulas");
    return new TableWriter(CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).lineDelimiter(LineDelimiter.CRLF)
        .build(stream, StandardCharsets.UTF_8), formulas);
  }

  /** Writes a row; a value that is {@code null} becomes nothing between two delimiters. */
  public void row(List<? extends @Nullable String> values) throws IOException {
    try {
      writer.writeRecord(written(values));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<@Nullable String> written(List<? extends @Nullable String> values) {
    List<@Nullable String> written = new ArrayList<>(values.size());
    for (String value : values) {
      written.add(value == null || formulas == Formulas.KEEP ? value : FormulaText.neutralise(value));
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
