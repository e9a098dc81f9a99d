package io.crmkit.imports.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a delimited text and the values in them, holding one record at a time.
 *
 * <p>Source: RFC 4180, and what programs make of it: any end of line (LF, CRLF, CR, mixed), any number of values,
 * blanks between a closing quote and the delimiter, quotes inside values that do not begin with one. What follows a
 * closing quote otherwise spoils the record: of one line, that line; of several, only its first, because then the quote
 * was most likely never closed and what came after it are rows.
 */
final class DelimitedScanner {

  /** What the record is that was found. */
  enum Outcome { RECORD, END, STRAY_QUOTE, UNTERMINATED_QUOTE, TOO_LONG, TOO_MANY_COLUMNS }

  private static final byte PLAIN = 0;
  private static final byte HIGH = 1;
  private static final byte NUL = 2;
  private static final byte HIGHEST_VALUE = HIGH | NUL;
  private static final byte NEWLINE = 4;
  private static final byte DELIMITER = 5;
  private static final byte QUOTE = 6;
  private static final byte ESCAPE = 7;
  private static final int FIRST_BUFFER = 1 << 16;
  /** How many times all that was read may be read again, and how many bytes of a text that has just begun. */
  private static final int AGAIN = 4;
  private static final int AGAIN_AT_FIRST = 1 << 22;

  private final Utf8Text text;
  private final ReadLimits limits;
  private final byte quote;
  private final byte delimiter;
  private final byte[] outside;
  private final byte[] inside;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int start;
  private int position;
  private int limit;
  private long base;
  private long begin;
  private boolean ended;
  private long again;

  private long line = 1;
  private long nextLine = 1;
  private int newlines;
  private int columns;
  private int contentEnd;
  private int marks;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private byte[] form = new byte[32];
  private byte[] spoilt = {};

  DelimitedScanner(Utf8Text text, Dialect dialect, ReadLimits limits) {
    this.text = text;
    this.limits = limits;
    this.quote = (byte) dialect.quote();
    this.delimiter = (byte) dialect.delimiter();
    this.outside = kinds();
    outside['\n'] = NEWLINE;
    outside['\r'] = NEWLINE;
    outside[dialect.delimiter()] = DELIMITER;
    this.inside = kinds();
    inside['\n'] = NEWLINE;
    inside['\r'] = NEWLINE;
    if (dialect.escaping() == Escaping.BACKSLASH) {
      inside['\\'] = ESCAPE;
    }
    inside[dialect.quote()] = QUOTE;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, 128, 256, HIGH);
    kinds[0] = NUL;
    return kinds;
  }

  /** Goes to the next record; what it holds can be asked for until the next call. */
  Outcome next() throws IOException {
    start = position;
    begin = base + start;
    line = nextLine;
    newlines = 0;
    columns = 0;
    marks = 0;
    if (position == limit && !more()) {
      return Outcome.END;
    }
    Outcome outcome = scan();
    return outcome == Outcome.RECORD ? complete() : spoilt(outcome);
  }

  private Outcome complete() throws IOException {
    contentEnd = position - start;
    if (contentEnd > limits.recordBytes()) {
      return spoilt(tooLong());
    }
    pastNewline();
    nextLine = line + newlines + 1;
    return Outcome.RECORD;
  }

  private Outcome scan() throws IOException {
    for (;;) {
      if (columns == limits.columns()) {
        return Outcome.TOO_MANY_COLUMNS;
      }
      Outcome outcome = position < limit || more() ? value() : empty();
      if (outcome != Outcome.RECORD) {
        return outcome;
      }
      if (position == limit && !more() || buffer[position] != delimiter) {
        return limit - start > limits.recordBytes() && position == limit && !ended ? tooLong() : Outcome.RECORD;
      }
      position++;
    }
  }

  private Outcome tooLong() {
    return newlines > 0 ? Outcome.UNTERMINATED_QUOTE : Outcome.TOO_LONG;
  }

  private Outcome empty() {
    add(position, position, PLAIN);
    return Outcome.RECORD;
  }

  private Outcome value() throws IOException {
    return buffer[position] == quote ? quoted() : unquoted();
  }

  private Outcome unquoted() throws IOException {
    int begun = position - start;
    int at = position;
    for (;;) {
      byte[] bytes = buffer;
      int end = limit;
      int seen = 0;
      for (int kind; at < end && (kind = outside[bytes[at] & 0xff]) <= HIGHEST_VALUE; at++) {
        seen |= kind;
      }
      marks |= seen;
      position = at;
      if (at < end || !more()) {
        add(start + begun, position, PLAIN);
        return position == limit && !ended ? tooLong() : Outcome.RECORD;
      }
      at = position;
    }
  }

  private Outcome quoted() throws IOException {
    int begun = ++position - start;
    byte written = QUOTE;
    for (;;) {
      int at = position;
      byte[] bytes = buffer;
      int end = limit;
      int kind = PLAIN;
      int seen = 0;
      for (; at < end && (kind = inside[bytes[at] & 0xff]) <= HIGHEST_VALUE; at++) {
        seen |= kind;
      }
      marks |= seen;
      position = at;
      if (at == end) {
        if (!more()) {
          return ended ? Outcome.UNTERMINATED_QUOTE : tooLong();
        }
      } else if (kind == NEWLINE) {
        pastNewline();
        newlines++;
      } else {
        position++;
        boolean another = position < limit || more();
        if (!another && !ended) {
          return tooLong();
        }
        if (kind == QUOTE && !(another && buffer[position] == quote)) {
          add(start + begun, position - 1, written);
          return afterQuote();
        }
        written = ESCAPE;
        pastEscaped(another);
      }
    }
  }

  /** An escaped end of line is left to be counted. */
  private void pastEscaped(boolean another) {
    if (another && outside[buffer[position] & 0xff] != NEWLINE) {
      int kind = inside[buffer[position] & 0xff];
      marks |= kind <= HIGHEST_VALUE ? kind : PLAIN;
      position++;
    }
  }

  private Outcome afterQuote() throws IOException {
    while ((position < limit || more()) && buffer[position] != delimiter) {
      byte mark = buffer[position];
      if (mark == '\n' || mark == '\r') {
        return Outcome.RECORD;
      }
      if (mark != ' ' && mark != '\t') {
        return newlines > 0 ? Outcome.UNTERMINATED_QUOTE : Outcome.STRAY_QUOTE;
      }
      position++;
    }
    return position == limit && !ended ? tooLong() : Outcome.RECORD;
  }

  private void pastNewline() throws IOException {
    if (position == limit && !more()) {
      return;
    }
    if (buffer[position++] == '\r' && (position < limit || more()) && buffer[position] == '\n') {
      position++;
    }
  }

  /**
   * The record is spoilt: goes back to the end of its first line, so that the lines after it are read as rows. A text
   * that has this done again and again would be read any number of times; then all that was looked at is the record.
   */
  private Outcome spoilt(Outcome outcome) throws IOException {
    if (newlines > 0 && again <= AGAIN_AT_FIRST + AGAIN * (base + limit)) {
      again += position - start;
      newlines = 0;
    }
    position = newlines > 0 ? position : start;
    columns = 0;
    int kept = 0;
    for (;;) {
      while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      if (position < limit) {
        break;
      }
      kept = Math.max(kept, Math.min(position - start, limits.recordBytes()));
      if (!dropOrMore(kept)) {
        break;
      }
    }
    kept = Math.max(kept, Math.min(position - start, limits.recordBytes()));
    spoilt = Arrays.copyOfRange(buffer, start, start + kept);
    pastNewline();
    nextLine = line + newlines + 1;
    return outcome;
  }

  /** Reads on behind what is kept of a line that is too long; the rest of the line is dropped. */
  private boolean dropOrMore(int kept) throws IOException {
    if (kept < limits.recordBytes()) {
      return more();
    }
    int dropped = position - start - kept;
    base += dropped;
    position -= dropped;
    limit -= dropped;
    return more(limits.recordBytes() + FIRST_BUFFER);
  }

  private boolean more() throws IOException {
    return more(limits.recordBytes());
  }

  /** Reads more behind the record; not if it has its full length already, and then {@link #ended} stays false. */
  private boolean more(int most) throws IOException {
    if (ended || limit - start > most) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      base += start;
      position -= start;
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = text.read(buffer, limit, buffer.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    return !ended;
  }

  private void add(int begin, int end, byte written) {
    if (columns == from.length) {
      from = Arrays.copyOf(from, columns * 2);
      to = Arrays.copyOf(to, columns * 2);
      form = Arrays.copyOf(form, columns * 2);
    }
    from[columns] = begin - start;
    to[columns] = end - start;
    form[columns++] = written;
  }

  /** Returns the line the record begins in. */
  long line() {
    return line;
  }

  /** Returns where the record begins in the text. */
  long begin() {
    return begin;
  }

  /**
   * Returns the values, a backslash before anything but a quote or another as it stands; one that is not quoted and
   * empty is {@code null}.
   */
  Cells cells() {
    @Nullable String[] values = new String[columns];
    // signs below 128 are the same in both, and nobody need look for others again
    Charset charset = (marks & HIGH) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    for (int i = 0; i < columns; i++) {
      int begin = start + from[i];
      int length = to[i] - from[i];
      if (length > 0) {
        values[i] = form[i] == ESCAPE
            ? unescaped(begin, length) : new String(buffer, begin, length, charset);
      } else if (form[i] != PLAIN) {
        values[i] = "";
      }
    }
    return Cells.owning(values);
  }

  private String unescaped(int begin, int length) {
    byte[] plain = new byte[length];
    int size = 0;
    for (int at = begin; at < begin + length; at++) {
      int kind = inside[buffer[at] & 0xff];
      if (kind >= QUOTE && at + 1 < begin + length && (kind == QUOTE || inside[buffer[at + 1] & 0xff] >= QUOTE)) {
        at++;
      }
      plain[size++] = buffer[at];
    }
    return new String(plain, 0, size, StandardCharsets.UTF_8);
  }

  /**
   * Returns the number of the column, from 0, in which something is that no text may hold; -1 if the record is sound.
   */
  int unsoundColumn() {
    boolean sound = marks == PLAIN || marks == HIGH && Utf8.firstBad(buffer, start, start + contentEnd) < 0;
    if (sound) {
      return -1;
    }
    for (int i = 0; i < columns; i++) {
      if (unsound(start + from[i], start + to[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Whether what is unsound is a NUL and nothing worse. */
  boolean isNul(int column) {
    return Utf8.firstBad(buffer, start + from[column], start + to[column]) < 0;
  }

  private boolean unsound(int begin, int end) {
    if ((marks & NUL) != 0) {
      for (int at = begin; at < end; at++) {
        if (buffer[at] == 0) {
          return true;
        }
      }
    }
    return Utf8.firstBad(buffer, begin, end) >= 0;
  }

  /** Returns how many values the record has. */
  int columns() {
    return columns;
  }

  /** Returns the text of the record, or of the first line of one that is spoilt. */
  String raw() {
    return columns == 0 ? new String(spoilt, StandardCharsets.UTF_8)
        : new String(buffer, start, contentEnd, StandardCharsets.UTF_8);
  }

  /** Whether the record begins with this mark. */
  boolean beginsWith(byte mark) {
    return columns > 0 && contentEnd > 0 && buffer[start] == mark;
  }
}
