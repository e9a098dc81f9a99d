package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Mixing;
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
