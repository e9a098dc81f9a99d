package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.KeyPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of values that keys are made of, as hashes. */
final class KeyHashes {

  private static final long[] NONE = {};
  private static final int MOST_WORDS = 12;
  private static final int BEGINNING = 4;
  private static final int ENDING = 7;
  private static final int DATE = 8;
  private static final int PARTS = 100;

  private KeyHashes() {}

  /** Returns the parts that a kind of field has keys of. */
  static List<KeyPart> parts(FieldKind kind) {
    List<KeyPart> parts = new ArrayList<>(List.of(KeyPart.VALUE));
    if (kind.isWords()) {
      parts.add(KeyPart.WORD);
    } else if (kind == FieldKind.NAME) {
      parts.add(KeyPart.BEGINNING);
      parts.add(KeyPart.INITIAL);
    } else if (kind == FieldKind.EMAIL) {
      parts.add(KeyPart.LOCAL);
    } else if (kind == FieldKind.DATE) {
      parts.add(KeyPart.DAY);
    } else if (kind == FieldKind.PHONE) {
      parts.add(KeyPart.ENDING);
    }
    return parts;
  }

  /** Returns the hashes of a part of a value; the same texts of fields of one space have the same. */
  static long[] of(KeyPart part, int space, String value) {
    long seed = part.ordinal() + (long) PARTS * space;
    if (part == KeyPart.WORD) {
      return Arrays.stream(value.split(" ")).filter(word -> !word.isEmpty()).limit(MOST_WORDS)
          .mapToLong(word -> Mixing.of(seed, Mixing.of(word))).sorted().distinct().toArray();
    }
    String text = text(part, value);
    return text.isEmpty() ? NONE : new long[] {Mixing.of(seed, Mixing.of(text))};
  }

  /** As {@link #of(KeyPart, int, String)}, of one of many texts. */
  static long[] of(KeyPart part, int space, Texts texts, int code) {
    if (part == KeyPart.WORD || !texts.isNarrow(code)) {
      return of(part, space, texts.text(code));
    }
    int length = texts.length(code);
    int from = part == KeyPart.DAY ? DATE / 2 : part == KeyPart.ENDING ? Math.max(0, length - ENDING) : 0;
    int to = switch (part) {
      case VALUE, WORD -> length;
      case BEGINNING -> length > BEGINNING ? BEGINNING : 0;
      case INITIAL -> Math.min(1, length);
      case LOCAL -> local(texts, code);
      case DAY -> length == DATE ? DATE : 0;
      case ENDING -> length >= ENDING ? length : 0;
    };
    return to <= from ? NONE
        : new long[] {Mixing.of(part.ordinal() + (long) PARTS * space, Mixing.of(texts, code, from, to))};
  }

  private static int local(Texts texts, int code) {
    int at = texts.placeOf(code, '@', 0);
    return at > 2 && at < texts.length(code) ? at : 0;
  }

  /** The part of a value; empty if it is no more than another part says. */
  private static String text(KeyPart part, String value) {
    return switch (part) {
      case VALUE, WORD -> value;
      case BEGINNING -> value.length() > BEGINNING ? value.substring(0, BEGINNING) : "";
      case INITIAL -> value.isEmpty() ? "" : value.substring(0, 1);
      case LOCAL -> value.indexOf('@') > 2 ? value.substring(0, value.indexOf('@')) : "";
      case DAY -> value.length() == DATE ? value.substring(4) : "";
      case ENDING -> value.length() >= ENDING ? value.substring(value.length() - ENDING) : "";
    };
  }
}
