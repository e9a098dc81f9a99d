package io.crmkit.imports.read;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Opens files to be read row by row: what a file is and how it is written is told by its bytes, never by its name.
 *
 * <p>A file that cannot be read at all is answered with what is wrong and what to do; an {@link IOException} means that
 * the host could not hand over its bytes. Any number of threads may open files at the same time.
 */
public final class Sources {

  private static final int HEAD = 1 << 18;
  private static final int FURTHEST = 1 << 24;

  private Sources() {}

  /** Opens a file with everything detected. */
  public static Validated<RowSource> open(SourceFile file) throws IOException {
    return open(file, ReadOptions.DETECT);
  }

  /** Opens a file; whoever asked closes the source. */
  public static Validated<RowSource> open(SourceFile file, ReadOptions options) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(options, "options");
    InputStream bytes = file.opening().open();
    try {
      return Validated.valid(delimited(file, bytes, options));
    } catch (BrokenFileException e) {
      bytes.close();
      return refused(e.problem());
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static Validated<RowSource> refused(Violation problem) {
    return Validated.invalid(Violations.of(problem));
  }

  private static RowSource delimited(SourceFile file, InputStream bytes, ReadOptions options) throws IOException {
    PeekedStream peeked = PeekedStream.of(bytes, HEAD);
    Findings findings = new Findings();
    PeekedText text = PeekedText.of(text(peeked, sample(peeked.head(), file), options, findings), HEAD);
    DialectGuess guess = DialectGuess.of(text.head(), options);
    findings.format(Format.DELIMITED);
    findings.dialect(guess.dialect());
    findings.addAll(guess.findings());
    DelimitedFeed feed =
        new DelimitedFeed(file.name(), text, guess.dialect(), guess.comment(), options.limits());
    if (guess.hasSeparatorLine()) {
      feed.passLine();
    }
    TableRows rows = TableRows.of(feed, options, findings);
    if (rows.header().isEmpty()) {
      throw new BrokenFileException("import.file.empty", "The file has no rows and no header; look whether it was cut off.");
    }
    return rows;
  }

  /** Returns what the encoding can be told from: further on, if the beginning is ASCII and so says nothing. */
  private static byte[] sample(byte[] head, SourceFile file) throws IOException {
    if (head.length < HEAD || !isAscii(head)) {
      return head;
    }
    try (InputStream again = file.opening().open()) {
      for (long passed = 0; passed < FURTHEST; passed += HEAD) {
        byte[] block = again.readNBytes(HEAD);
        if (block.length == 0) {
          break;
        }
        if (!isAscii(block)) {
          return wholeLines(block);
        }
      }
    }
    return head;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each <= 0) {
        return false;
      }
    }
    return true;
  }

  /** A block begins anywhere, maybe inside a character. */
  private static byte[] wholeLines(byte[] block) {
    int begin = 0;
    while (begin < block.length && block[begin] != '\n') {
      begin++;
    }
    int end = block.length;
    while (end > begin && block[end - 1] != '\n') {
      end--;
    }
    return begin == end ? block : Arrays.copyOfRange(block, begin, end);
  }

  private static Utf8Text text(PeekedStream bytes, byte[] sample, ReadOptions options, Findings findings)
      throws IOException {
    Encodings.Guess guess = Encodings.of(sample, options.charset().orElse(null));
    if (TranscodedText.unit(guess.charset()) == 0) {
      throw new BrokenFileException("import.text.charset-unsupported",
          "Tables in %s are not read; convert the file to UTF-8.".formatted(guess.charset().name()));
    }
    findings.charset(guess.finding());
    findings.addAll(guess.doubts());
    bytes.skipNBytes(guess.markLength());
    return guess.charset().equals(StandardCharsets.UTF_8)
        ? Utf8Text.plain(bytes, guess.markLength()) : new TranscodedText(bytes, guess.charset(), guess.markLength());
  }
}
