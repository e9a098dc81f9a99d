package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.NumberScale;
import io.crmkit.dedupe.text.Nicknames;
import java.util.List;
import java.util.Objects;

/**
 * Compares different values of one field; prepares the left one once for all that it is compared with in a row, and
 * remembers the last levels of fields whose values come again and again. Both values may be of the same texts, as in a
 * table, or of those of two records.
 */
abstract class ValueComparer {

  private static final int REMEMBERED = 1 << 15;
  /** What is on both sides until values are handed in. */
  static final Texts NONE = Texts.of(List.of());

  /** The value on the left, and where it and those on the right are found. */
  int left = -1;
  Texts mine;
  Texts theirs;
  private long[] pairs = {};
  private byte[] levels = {};

  ValueComparer(Texts texts) {
    mine = texts;
    theirs = texts;
  }

  /** Returns a level from {@link Levels#DIFFERENT} to {@link Levels#CLOSEST}, the same whichever value is left. */
  final int level(int one, int other) {
    if (pairs.length == 0) {
      return fresh(one, other);
    }
    long pair = (long) one << 32 | other;
    int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (REMEMBERED - 1);
    if (pairs[place] != pair) {
      pairs[place] = pair;
      levels[place] = (byte) fresh(one, other);
    }
    return levels[place];
  }

  private int fresh(int one, int other) {
    turnTo(one);
    return level(other);
  }

  /** Takes a value as the left one. */
  final void turnTo(int one) {
    if (one != left) {
      left = one;
      prepare();
    }
  }

  /** As {@link #level(int, int)}, of one of some texts and one of others, which are no others afterwards. */
  final int level(Texts ones, int one, Texts others, int other) {
    theirs = others;
    if (ones != mine || one != left) {
      mine = ones;
      left = one;
      prepare();
    }
    return level(other);
  }

  /** Remembers levels from now on, if few values make up so much of the field that their pairs come again soon. */
  final void remember(Field field) {
    double squares = 0;
    for (int code = 0; code < field.texts().size(); code++) {
      squares += (double) field.count(code) * field.count(code);
    }
    double asMany = squares == 0 ? 0 : field.filled() / squares * field.filled();
    if (asMany * asMany <= REMEMBERED && field.filled() > REMEMBERED) {
      pairs = new long[REMEMBERED]; // 0 is the pair of the value 0 with itself, which is never compared
      levels = new byte[REMEMBERED];
    }
  }

  /** Prepares the left value. */
  abstract void prepare();

  abstract int level(int right);

  /** Returns a comparer of its own for one thread. */
  static ValueComparer of(Field field, FieldIndex index) {
    if (field.kind().isWords()) {
      return new WordsComparer(index.texts(), index.words());
    }
    return switch (field.kind()) {
      case NUMBER -> quantities(index.texts(), index.numbers());
      case NAME, CATEGORY -> names(index.texts(), index.nicknames());
      default -> ofTexts(field.kind(), index.texts());
    };
  }

  private static ValueComparer quantities(Texts texts, Numbers numbers) {
    return new NumberComparer(texts, (unused, value) -> numbers.value(value), numbers.scale().typical());
  }

  private static ValueComparer names(Texts texts, int[] nicknames) {
    return new NameComparer(texts, (unused, value) -> nicknames[value]);
  }

  /** Returns a comparer of values of two records, which are handed in with each pair, for one thread. */
  static ValueComparer of(FieldKind kind, Known known) {
    if (kind.isWords()) {
      return new WordsComparer(new WordsOfTwo(Objects.requireNonNull(known.words(), "words")));
    }
    return switch (kind) {
      case NUMBER -> quantities(Objects.requireNonNull(known.scale(), "scale"));
      case NAME, CATEGORY -> new NameComparer(NONE, (texts, value) -> Nicknames.group(texts.text(value)));
      default -> ofTexts(kind, NONE);
    };
  }

  private static ValueComparer quantities(NumberScale scale) {
    return new NumberComparer(NONE, (texts, value) -> Numbers.value(texts.text(value), scale), scale.typical());
  }

  private static ValueComparer ofTexts(FieldKind kind, Texts texts) {
    return switch (kind) {
      case DATE -> new DateComparer(texts);
      case EMAIL -> new EmailComparer(texts);
      case PHONE -> new PhoneComparer(texts);
      case CODE -> new CodeComparer(texts);
      default -> throw new IllegalArgumentException("kind must be one of single texts but was " + kind);
    };
  }
}
