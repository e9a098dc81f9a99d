package io.crmkit.imports.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import io.crmkit.imports.read.CharsetFinding.Known;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a text is in: what a byte order mark says; then UTF-16 and UTF-32 by where their zeros are; then UTF-8
 * if the bytes are that; then the likeliest of what decodes without an error, by {@link Plausibility} and, for the
 * rest, by ICU.
 *
 * <p>Sources: The Unicode Standard 15.0, section 23.8 (marks); ICU's CharsetDetector, which decides what is close.
 * ISO-8859-15 is told from windows-1252 by the bytes in which only one of them has what people write.
 */
final class Encodings {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final List<String> CANDIDATES = List.of(
      "windows-1252", "windows-1250", "windows-1251", "windows-1254", "windows-1253", "windows-31j", "x-windows-949",
      "GB18030", "EUC-JP", "Big5", "KOI8-R");
  private static final Map<String, String> SUPERSETS = Map.of(
      "Shift_JIS", "windows-31j", "EUC-KR", "x-windows-949", "ISO-8859-1", "windows-1252", "GB2312", "GB18030",
      "ISO-8859-2", "windows-1250", "ISO-8859-5", "windows-1251", "ISO-8859-7", "windows-1253", "ISO-8859-9",
      "windows-1254");
  private static final double CLOSE = 0.06;
  private static final int MOST_FOR_ICU = 1 << 16;

  private Encodings() {}

  /** What a text is in, how long its mark is, and who else it could have been. */
  record Guess(Charset charset, int markLength, CharsetFinding finding, List<Finding> doubts) {}

  /** Returns the encoding that the first bytes say. */
  static Guess of(byte[] head, @Nullable Charset given) {
    Guess marked = marked(head);
    if (given != null) {
      CharsetFinding finding = new CharsetFinding(given.name(), 100, Known.GIVEN);
      if (marked != null && isOf(given, marked.charset())) {
        return new Guess(marked.charset(), marked.markLength(), finding, List.of());
      }
      return new Guess(exact(given), 0, finding, marked == null ? List.of() : List.of(overruled(marked)));
    }
    if (marked != null) {
      return marked;
    }
    Charset wide = wide(head);
    if (wide != null) {
      return guessed(wide, 80, List.of());
    }
    return mostlyUtf8(head) ? utf8(head) : legacy(head);
  }

  /** Whether a mark says what was named, or which end comes first where the name leaves that open. */
  private static boolean isOf(Charset given, Charset marked) {
    return marked.equals(given) || marked.name().equals(given.name() + "LE")
        || marked.name().equals(given.name() + "BE");
  }

  /**
   * A charset whose name leaves open which end comes first is read as its standard says without a mark (RFC 2781,
   * section 4.3).
   */
  private static Charset exact(Charset given) {
    return switch (given.name()) {
      case "UTF-16" -> StandardCharsets.UTF_16BE;
      case "UTF-32" -> Charset.forName("UTF-32BE");
      default -> given;
    };
  }

  private static Finding overruled(Guess marked) {
    return new Finding("import.text.mark-overruled", "The byte order mark says %s, but another encoding was named."
        .formatted(marked.charset().name()));
  }

  private static @Nullable Guess marked(byte[] head) {
    if (begins(head, 0xef, 0xbb, 0xbf)) {
      return mark(StandardCharsets.UTF_8, 3);
    }
    if (begins(head, 0xff, 0xfe, 0, 0)) {
      return mark(Charset.forName("UTF-32LE"), 4);
    }
    if (begins(head, 0, 0, 0xfe, 0xff)) {
      return mark(Charset.forName("UTF-32BE"), 4);
    }
    if (begins(head, 0xff, 0xfe)) {
      return mark(StandardCharsets.UTF_16LE, 2);
    }
    return begins(head, 0xfe, 0xff) ? mark(StandardCharsets.UTF_16BE, 2) : null;
  }

  private static boolean begins(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Guess mark(Charset charset, int length) {
    return new Guess(charset, length, new CharsetFinding(charset.name(), 100, Known.BYTE_ORDER_MARK), List.of());
  }

  private static Guess guessed(Charset charset, int confidence, List<Finding> doubts) {
    return new Guess(charset, 0, new CharsetFinding(charset.name(), confidence, Known.GUESSED), doubts);
  }

  /**
   * Text in UTF-16 or UTF-32 has delimiters and ends of lines, so many of its units have zeros, all at the same end.
   */
  private static @Nullable Charset wide(byte[] head) {
    int length = head.length & ~3;
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      zeros[i & 3] += head[i] == 0 ? 1 : 0;
    }
    int units = length / 4;
    if (units == 0) {
      return null;
    }
    if (zeros[0] >= units * 0.95 && zeros[1] >= units * 0.95 && zeros[3] < units * 0.1) {
      return Charset.forName("UTF-32BE");
    }
    if (zeros[3] >= units * 0.95 && zeros[2] >= units * 0.95 && zeros[0] < units * 0.1) {
      return Charset.forName("UTF-32LE");
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    if (even > units * 0.2 && odd < even / 8) {
      return StandardCharsets.UTF_16BE;
    }
    return odd > units * 0.2 && even < odd / 8 ? StandardCharsets.UTF_16LE : null;
  }

  /**
   * Whether there are at least ten sound sequences for each unsound one; a text of ASCII alone is UTF-8. A sequence that
   * the end cuts off is none of either, unless it is the only one: then it says nothing for UTF-8.
   */
  private static boolean mostlyUtf8(byte[] head) {
    int end = Utf8.wholeLength(head);
    int bad = 0;
    for (int at = Utf8.firstBad(head, 0, end); at >= 0; at = Utf8.firstBad(head, at + 1, end)) {
      bad++;
    }
    int leads = 0;
    for (int i = 0; i < end; i++) {
      leads += (head[i] & 0xc0) == 0xc0 ? 1 : 0;
    }
    boolean cut = end < head.length;
    return bad == 0 ? !cut || leads > 0 : leads - bad >= 10 * bad;
  }

  private static Guess utf8(byte[] head) {
    boolean valid = Utf8.firstBad(head, 0, Utf8.wholeLength(head)) < 0;
    return new Guess(StandardCharsets.UTF_8, 0,
        new CharsetFinding("UTF-8", valid ? 100 : 90, valid ? Known.VALID_UTF_8 : Known.GUESSED), List.of());
  }

  /** The likeliest of what decodes without an error; the more common one where two are as likely. */
  private static Guess legacy(byte[] head) {
    byte[] telling = telling(head);
    Map<String, Integer> icu = icu(telling);
    List<Candidate> candidates = new ArrayList<>();
    for (String name : CANDIDATES) {
      Plausibility read = Charset.isSupported(name) ? Plausibility.of(telling, Charset.forName(name)) : null;
      if (read != null) {
        candidates.add(new Candidate(
            Charset.forName(name), read.text(), 0.9 * read.score() + icu.getOrDefault(name, 0) / 1000.0));
      }
    }
    if (candidates.isEmpty()) {
      return guessed(WINDOWS_1252, 10, List.of());
    }
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    Candidate best = candidates.get(0);
    Charset charset = best.charset().equals(WINDOWS_1252) ? latin(head) : best.charset();
    List<Finding> doubts = candidates.stream().skip(1)
        .filter(other -> best.score() - other.score() < CLOSE && !other.text().equals(best.text()))
        .limit(1).map(other -> doubt(charset, other.charset())).toList();
    int confidence = (int) Math.round(100 * Math.max(0.1, Math.min(0.99, best.score())));
    return guessed(charset, doubts.isEmpty() ? confidence : Math.min(confidence, 50), doubts);
  }

  private record Candidate(Charset charset, String text, double score) {}

  private static Map<String, Integer> icu(byte[] telling) {
    Map<String, Integer> confidences = new HashMap<>();
    for (CharsetMatch match : new CharsetDetector().setText(telling).detectAll()) {
      String name = SUPERSETS.getOrDefault(match.getName(), match.getName());
      confidences.merge(name, match.getConfidence(), Math::max);
    }
    return confidences;
  }

  private static Finding doubt(Charset charset, Charset other) {
    return new Finding("import.text.charset-ambiguous",
        "The encoding is most likely %s, but %s is nearly as likely; look at the names in the rows, and say"
            .formatted(charset.name(), other.name()) + " ReadOptions.charset if they are wrong.");
  }

  /** The lines that have more than ASCII, because ICU looks at every byte and most of a table says nothing. */
  private static byte[] telling(byte[] head) {
    byte[] lines = new byte[Math.min(head.length, MOST_FOR_ICU)];
    int size = 0;
    int begin = 0;
    boolean high = false;
    for (int at = 0; at < head.length; at++) {
      high |= head[at] < 0;
      if (head[at] == '\n' || at == head.length - 1) {
        int length = at + 1 - begin;
        if (high && size + length <= lines.length) {
          System.arraycopy(head, begin, lines, size, length);
          size += length;
        }
        begin = at + 1;
        high = false;
      }
    }
    return size == 0 ? Arrays.copyOf(head, lines.length) : Arrays.copyOf(lines, size);
  }

  /**
   * Of the bytes in which the two differ, 0x80 to 0x9F are controls in ISO-8859-15, and 0xA4 is a sign nobody writes.
   */
  private static Charset latin(byte[] head) {
    boolean euro = false;
    for (int i = 0; i < head.length; i++) {
      int next = head[i] & 0xff;
      if (next >= 0x80 && next <= 0x9f) {
        return WINDOWS_1252;
      }
      boolean inWord = i > 0 && Character.isLetter(head[i - 1]) && i + 1 < head.length
          && Character.isLetter(head[i + 1]);
      euro |= next == 0xa4 || inWord && (next == 0xbd || next == 0xa8 || next == 0xb8);
    }
    return euro ? Charset.forName("ISO-8859-15") : WINDOWS_1252;
  }
}
