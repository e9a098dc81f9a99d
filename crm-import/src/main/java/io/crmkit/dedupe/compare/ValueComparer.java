package io.crmkit.dedupe.compare;

/**
 * Compares different values of one field; prepares the left one once for all that it is compared with in a row, and
 * remembers the last levels of fields whose values come again and again.
 */
abstract class ValueComparer {

  private static final int REMEMBERED = 1 << 15;

  private int left = -1;
  private long[] pairs = {};
  private byte[] levels = {};

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
      prepare(one);
    }
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

  abstract void prepare(int left);

  abstract int level(int right);

  /** Returns a comparer of its own for one thread. */
  static ValueComparer of(Field field, FieldIndex index) {
    if (field.kind().isWords()) {
      return new WordsComparer(index.words());
    }
    return switch (field.kind()) {
      case DATE -> new DateComparer(index.texts());
      case EMAIL -> new EmailComparer(index.texts());
      case NUMBER -> new NumberComparer(index.numbers());
      case PHONE -> new PhoneComparer(index.texts());
      case CODE -> new CodeComparer(index.texts());
      default -> new NameComparer(index.texts(), index.nicknames());
    };
  }
}
