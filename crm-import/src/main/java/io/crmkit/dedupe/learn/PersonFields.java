package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Fields that say who somebody is, as bits.
 *
 * @param own what stays the same all of a person's life, and of which two persons have one each, even where they share
 *     the rest, such as the given name and the date of birth
 * @param names the names that e-mail addresses are made of
 * @param emails the addresses
 */
record PersonFields(int own, int names, int emails) {

  /** Any two fields. */
  private static final int ANY = -1;

  static PersonFields of(Records records) {
    return new PersonFields(bits(records, Field::isPersonal), records.namesInEmails(),
        bits(records, field -> field.kind() == FieldKind.EMAIL));
  }

  private static int bits(Records records, Predicate<Field> some) {
    return IntStream.range(0, records.fields().size()).filter(f -> some.test(records.fields().get(f)))
        .map(f -> 1 << f).sum();
  }

  /** What namesakes share, as their addresses are made of their names; nothing if no addresses are. */
  int ofNamesakes() {
    return names == 0 ? 0 : names | emails;
  }

  /**
   * Returns the fields, one of which must tell two kinds among those who share these, for the second kind to be others:
   * people who have moved differ in street and city too, but not in what is their own.
   */
  int telling(int shared) {
    boolean fullName = names != 0 && (shared & names) == names;
    return own != 0 || fullName ? own : ANY;
  }
}
