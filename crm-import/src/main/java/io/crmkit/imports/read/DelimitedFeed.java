package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The records of a delimited text, each with its place. */
final class DelimitedFeed extends Feed {

  private final String file;
  private final Utf8Text text;
  private final DelimitedScanner scanner;
  private final ReadLimits limits;
  private final byte comment;
  private boolean broken;

  /** @param comment the mark that begins a comment; 0 where there are none */
  DelimitedFeed(String file, Utf8Text text, Dialect dialect, char comment, ReadLimits limits) {
    this.file = file;
    this.text = text;
    this.scanner = new DelimitedScanner(text, dialect, limits);
    this.limits = limits;
    this.comment = (byte) comment;
  }

  /** Passes over a line that is neither a row nor a comment. */
  void passLine() throws IOException {
    scanner.next();
  }

  @Override
  @Nullable ReadRow next() throws IOException {
    while (!broken) {
      DelimitedScanner.Outcome outcome;
      try {
        outcome = scanner.next();
      } catch (BrokenFileException e) {
        broken = true;
        return e.asRow(place());
      }
      if (outcome == DelimitedScanner.Outcome.END) {
        return null;
      }
      if (outcome != DelimitedScanner.Outcome.RECORD) {
        return new UnreadableRow(place(), scanner.raw(), problem(outcome));
      }
      ReadRow row = row();
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private @Nullable ReadRow row() {
    if (comment != 0 && scanner.beginsWith(comment)) {
      comments++;
      passOver();
      return null;
    }
    int unsound = scanner.unsoundColumn();
    if (unsound >= 0) {
      return new UnreadableRow(place(), scanner.raw(), unsound(unsound));
    }
    Cells cells = scanner.cells();
    if (cells.lastFilled() == 0) {
      blankRows++;
      passOver();
      return null;
    }
    return new SourceRow(place(), cells);
  }

  /** Asks for the place all the same: the text forgets where lines began that were asked for. */
  private void passOver() {
    text.byteOffset(scanner.begin());
  }

  private SourcePlace place() {
    return new SourcePlace(file, scanner.line(), text.byteOffset(scanner.begin()));
  }

  private Violation unsound(int column) {
    return scanner.isNul(column)
        ? new Violation(column(column), "import.text.nul",
            "The value holds a NUL byte (U+0000), which no text has; remove it.")
        : new Violation(column(column), "import.text.bad-bytes",
            "The value holds bytes that are no character in the encoding of the file; correct them, or name the"
                + " encoding if this happens in many rows.");
  }

  private Violation problem(DelimitedScanner.Outcome outcome) {
    String code = "import.csv." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Violation("", code, switch (outcome) {
      case STRAY_QUOTE -> "Something follows a closing quote before the delimiter; write a quote inside quotes twice.";
      case UNTERMINATED_QUOTE ->
          "A quote is opened and not closed where its value ends; close it, or write it twice if it is part of the"
              + " value.";
      case TOO_LONG -> ("The record has more than the %,d bytes that one may have; raise ReadLimits.recordBytes if it"
          + " should.").formatted(limits.recordBytes());
      default -> "The record has more than the %,d values that one may have; name the delimiter if it is another."
          .formatted(limits.columns());
    });
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
