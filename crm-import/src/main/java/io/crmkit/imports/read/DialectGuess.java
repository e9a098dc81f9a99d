package io.crmkit.imports.read;

import io.crmkit.imports.read.DelimitedScanner.Outcome;
import io.crmkit.imports.write.OwnColumns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a delimited text separates, quotes and comments, told from its first lines.
 *
 * <p>Each delimiter is tried on them. The better one makes records of one width (the share of the most frequent width,
 * which must be the width of the first full record too, and better of the first two) and of many values (the logarithm
 * of that width). What was written here is known by its columns.
 */
final class DialectGuess {

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int RECORDS = 200;
  private static final double CLOSE = 0.9;
  private static final double UNEVEN = 0.25;

  private final byte[] head;
  private final ReadOptions options;
  private final List<Finding> findings = new ArrayList<>();
  private final boolean separatorLine;
  private Dialect dialect;
  private char comment;

  private DialectGuess(byte[] head, ReadOptions options) {
    this.head = head;
    this.options = options;
    this.separatorLine = isSeparatorLine(head, options);
    char quote = quote();
    this.dialect = new Dialect(options.delimiter().orElse(quote == ',' ? ';' : ','), quote,
        options.escaping().orElse(Escaping.DOUBLED));
    this.comment = options.comment().orElse((char) 0);
  }

  /** @param head the first bytes as UTF-8 */
  static DialectGuess of(byte[] head, ReadOptions options) throws IOException {
    DialectGuess guess = new DialectGuess(wholeLines(head), options);
    if (guess.isOwn()) {
      return guess;
    }
    if (options.comment().isEmpty() && head.length > 0 && head[0] == '#') {
      guess.comment = '#';
    }
    guess.delimiter();
    guess.escaping();
    guess.uncomment();
    return guess;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns the mark that begins a comment, or 0. */
  char comment() {
    return comment;
  }

  /** Whether the first line is {@code sep=;}, which Excel reads and no other program should show. */
  boolean hasSeparatorLine() {
    return separatorLine;
  }

  List<Finding> findings() {
    return findings;
  }

  private static byte[] wholeLines(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] != '\n' && head[end - 1] != '\r') {
      end--;
    }
    return end == 0 ? head : Arrays.copyOf(head, end);
  }

  private static boolean isSeparatorLine(byte[] head, ReadOptions options) {
    return head.length >= 5 && new String(head, 0, 4, StandardCharsets.US_ASCII).equalsIgnoreCase("sep=")
        && (head.length == 5 || head[5] == '\n' || head[5] == '\r') && mayDelimit(head[4])
            && options.quote().orElse('"') != head[4];
  }

  /** Whether a mark may stand between values without any doubt: not what is usually around them. */
  private static boolean mayDelimit(byte mark) {
    return mark > 0 && mark <= 126 && mark != '\n' && mark != '\r' && mark != '"' && mark != '\'';
  }

  /** A table that was written here is known by its columns, and is quoted as it was written whatever its values are. */
  private boolean isOwn() throws IOException {
    char quote = options.quote().orElse('"');
    for (char delimiter : DELIMITERS) {
      char candidate = options.delimiter().orElse(delimiter);
      if (candidate != quote) {
        Dialect written = new Dialect(candidate, quote, options.escaping().orElse(Escaping.DOUBLED));
        DelimitedScanner scanner = new DelimitedScanner(text(), written, options.limits());
        if (scanner.next() == Outcome.RECORD && OwnColumns.isOwn(scanner.cells())) {
          dialect = written;
          return true;
        }
      }
    }
    return false;
  }

  private void delimiter() throws IOException {
    if (options.delimiter().isPresent()) {
      return;
    }
    if (separatorLine) {
      dialect = with((char) head[4]);
      return;
    }
    double best = 0;
    double second = 0;
    char rival = 0;
    for (char candidate : DELIMITERS) {
      double score = candidate == dialect.quote() ? 0 : score(with(candidate));
      if (score > best) {
        second = best;
        rival = dialect.delimiter();
        best = score;
        dialect = with(candidate);
      } else if (score > second) {
        second = score;
        rival = candidate;
      }
    }
    if (best > 0 && second > best * CLOSE) {
      findings.add(new Finding("import.csv.delimiter-ambiguous",
          "The values are separated by %s, but %s would do nearly as well; say ReadOptions.delimiter if it is that."
              .formatted(shown(dialect.delimiter()), shown(rival))));
    }
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
  }

  private Dialect with(char delimiter) {
    return new Dialect(delimiter, dialect.quote(), dialect.escaping());
  }

  private double score(Dialect candidate) throws IOException {
    int[] widths = widths(candidate);
    int usual = usual(widths);
    if (usual < 2) {
      return 0;
    }
    long same = Arrays.stream(widths).filter(width -> width == usual).count();
    boolean headed = widths[firstFull(widths, usual)] == usual;
    return (double) same / widths.length * Math.log(usual) * (headed ? 1 : 0.5)
        * (beginsEvenly(widths, usual) ? 1 : UNEVEN);
  }

  /** A header stands on the first line far more often than a list with another delimiter stands in every row. */
  private static boolean beginsEvenly(int[] widths, int usual) {
    return widths[0] == usual && (widths.length == 1 || widths[1] == usual);
  }

  private static int firstFull(int[] widths, int usual) {
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] * 5 >= usual * 3) {
        return i;
      }
    }
    return 0;
  }

  private static int usual(int[] widths) {
    int[] sorted = widths.clone();
    Arrays.sort(sorted);
    int best = 0;
    int most = 0;
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from >= most && sorted[from] > 0) {
        most = to - from;
        best = sorted[from];
      }
    }
    return best;
  }

  /** The widths of the first records that are not blank; 0 for one that is spoilt. */
  private int[] widths(Dialect candidate) throws IOException {
    DelimitedScanner scanner = new DelimitedScanner(text(), candidate, options.limits());
    int[] widths = new int[RECORDS];
    int size = 0;
    for (Outcome next = scanner.next(); next != Outcome.END && size < RECORDS; next = scanner.next()) {
      boolean blank = next == Outcome.RECORD && scanner.columns() == 1 && scanner.raw().isBlank();
      if (!blank && !(comment != 0 && scanner.beginsWith((byte) comment))) {
        widths[size++] = next == Outcome.RECORD ? scanner.columns() : 0;
      }
    }
    return Arrays.copyOf(widths, size);
  }

  private Utf8Text text() {
    return Utf8Text.plain(new ByteArrayInputStream(head), 0);
  }

  private char quote() {
    char delimiter = options.delimiter().orElse(',');
    return options.quote().orElseGet(() -> delimiter == '"' || delimiter != '\'' && count('"') == 0 && singleQuoted()
        ? '\'' : '"');
  }

  private int count(char mark) {
    int count = 0;
    for (byte next : head) {
      count += next == mark ? 1 : 0;
    }
    return count;
  }

  /** Whether single quotes stand at the begin of values as often as at their end, and at least twice. */
  private boolean singleQuoted() {
    int opening = 0;
    int closing = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == '\'') {
        opening += i == 0 || isBetween(head[i - 1]) ? 1 : 0;
        closing += i == head.length - 1 || isBetween(head[i + 1]) ? 1 : 0;
      }
    }
    return opening >= 2 && opening == closing;
  }

  private static boolean isBetween(byte mark) {
    return mark == '\n' || mark == '\r' || mark == ',' || mark == ';' || mark == '\t' || mark == '|';
  }

  private void escaping() throws IOException {
    if (options.escaping().isPresent() || count('\\') == 0) {
      return;
    }
    Dialect other = new Dialect(dialect.delimiter(), dialect.quote(), Escaping.BACKSLASH);
    if (spoilt(other) < spoilt(dialect)) {
      dialect = other;
      findings.add(new Finding("import.csv.backslash",
          "Quotes inside quoted values are read as written with a backslash; say ReadOptions.escaping(DOUBLED) if"
              + " not."));
    }
  }

  private long spoilt(Dialect candidate) throws IOException {
    return Arrays.stream(widths(candidate)).filter(width -> width == 0).count();
  }

  /** A header may begin with {@code #}: then its line is as wide as the others. */
  private void uncomment() throws IOException {
    if (options.comment().isPresent() || comment == 0) {
      return;
    }
    comment = 0;
    int[] widths = widths(dialect);
    if (widths.length > 0 && widths[0] != usual(widths)) {
      comment = '#';
      findings.add(new Finding("import.csv.comments", "Lines that begin with # are passed over as comments."));
    }
  }
}
