package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.NumberScale;
import io.crmkit.dedupe.text.Nicknames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the comparers of a field share: its values packed and parted, worked out once. */
final class FieldIndex {

  private static final int[] NONE = {};

  private final Texts texts;
  private final int[] nicknames;
  private final @Nullable FieldWords words;
  private final @Nullable Numbers numbers;

  private FieldIndex(Texts texts, int[] nicknames, @Nullable FieldWords words, @Nullable Numbers numbers) {
    this.texts = texts;
    this.nicknames = nicknames;
    this.words = words;
    this.numbers = numbers;
  }

  static FieldIndex of(Field field) {
    Texts texts = field.texts();
    if (field.kind().isWords()) {
      return new FieldIndex(texts, NONE, FieldWords.of(field), null);
    }
    if (field.kind() == FieldKind.NUMBER) {
      return new FieldIndex(texts, NONE, null, Numbers.of(field.values(), scale(field.known())));
    }
    boolean name = field.kind() == FieldKind.NAME || field.kind() == FieldKind.CATEGORY;
    return new FieldIndex(texts, name ? nicknames(texts) : NONE, null, null);
  }

  private static @Nullable NumberScale scale(@Nullable Known known) {
    return known == null ? null : known.scale();
  }

  /** What the values are like, but for what was said of them when they were written alike. */
  FieldValues values(Field field, @Nullable String partner) {
    return new FieldValues(field.valueCounts(), words == null ? null : words.counts(),
        numbers == null ? null : numbers.scale(), null, partner, List.of());
  }

  private static int[] nicknames(Texts texts) {
    int[] groups = new int[texts.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = Nicknames.group(texts.text(i));
    }
    return groups;
  }

  Texts texts() {
    return texts;
  }

  FieldWords words() {
    return Objects.requireNonNull(words, "only fields of several words have words");
  }

  Numbers numbers() {
    return Objects.requireNonNull(numbers, "only quantities have numbers");
  }

  /** For each name the group of names that it belongs to, or -1. */
  int[] nicknames() {
    return nicknames;
  }
}
