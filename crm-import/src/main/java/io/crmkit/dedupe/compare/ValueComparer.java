package io.crmkit.dedupe.compare;

/** Compares different values of one field; prepares the left one once for all that it is compared with in a row. */
abstract class ValueComparer {

  private int left = -1;

  /** Returns a level from {@link Levels#DIFFERENT} to {@link Levels#CLOSEST}, the same whichever value is left. */
  final int level(int one, int other) {
    if (one != left) {
      left = one;
      prepare(one);
    }
    return level(other);
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
      case EMAIL -> new EmailComparer(index.texts(), index.locals());
      case NUMBER -> new NumberComparer(index.numbers());
      case PHONE -> new PhoneComparer(index.texts());
      case CODE -> new CodeComparer(index.texts());
      default -> new NameComparer(index.texts(), index.nicknames());
    };
  }
}
