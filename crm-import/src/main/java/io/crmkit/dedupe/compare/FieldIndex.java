package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.text.Nicknames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the comparers of a field share: its values packed and parted, worked out once. */
final class FieldIndex {

  private final List<String> values;
  private final Texts texts;
  private final @Nullable Words words;
  private final @Nullable Numbers numbers;

  private FieldIndex(List<String> values, Texts texts, @Nullable Words words, @Nullable Numbers numbers) {
    this.values = values;
    this.texts = texts;
    this.words = words;
    this.numbers = numbers;
  }

  static FieldIndex of(Field field) {
    if (field.kind().isWords()) {
      Words words = Words.of(field);
      return new FieldIndex(field.values(), words.values(), words, null);
    }
    Numbers numbers = field.kind() == FieldKind.NUMBER ? Numbers.of(field.values()) : null;
    return new FieldIndex(field.values(), Texts.of(field.values()), null, numbers);
  }

  Texts texts() {
    return texts;
  }

  Words words() {
    return Objects.requireNonNull(words, "only fields of several words have words");
  }

  Numbers numbers() {
    return Objects.requireNonNull(numbers, "only quantities have numbers");
  }

  int[] nicknames() {
    return values.stream().mapToInt(Nicknames::group).toArray();
  }

  int[] locals() {
    return values.stream().mapToInt(value -> {
      int at = value.lastIndexOf('@');
      return at < 0 ? value.codePointCount(0, value.length()) : value.codePointCount(0, at);
    }).toArray();
  }
}
