package io.crmkit.dedupe.text;

import io.crmkit.dedupe.model.FieldKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the values of each kind of field are written so that those that mean the same are equal. */
public final class FieldText {

  private static final Set<String> NO_VALUE =
      Set.of("n/a", "#n/a", "n.a.", "-", "--", "---", "?", "??", ".", "(null)", "<null>", "\\n", "#null!", "#value!");

  private static final int LONGEST_NONE = NO_VALUE.stream().mapToInt(String::length).max().orElse(0);

  /** What none of these begins with, as hardly any text does, need not be looked up. */
  private static final String BEGINNINGS =
      NO_VALUE.stream().map(none -> none.substring(0, 1)).distinct().collect(Collectors.joining());

  private FieldText() {}

  /**
   * Returns the form for a kind of field; it answers null or an empty text for what is no value.
   *
   * @param order of day and month in the column, for dates
   */
  public static Function<String, @Nullable String> form(FieldKind kind, DateText.Order order) {
    Function<String, @Nullable String> written = written(kind, order);
    return text -> isNone(text.strip()) ? null : written.apply(text);
  }

  private static boolean isNone(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_NONE
        && BEGINNINGS.indexOf(Character.toLowerCase(text.charAt(0))) >= 0
        && NO_VALUE.contains(text.toLowerCase(Locale.ROOT));
  }

  private static Function<String, @Nullable String> written(FieldKind kind, DateText.Order order) {
    return switch (kind) {
      case DATE -> text -> DateText.digits(text, order);
      case PHONE -> Digits::of;
      case NUMBER -> FieldText::number;
      case EMAIL -> text -> text.strip().toLowerCase(Locale.ROOT);
      case CODE -> text -> withoutZeros(PlainText.of(text).replace(" ", ""));
      case CATEGORY -> text -> withoutZeros(PlainText.of(text));
      case COMPANY -> text -> LegalForms.without(PlainText.of(text));
      case ADDRESS -> text -> AddressWords.expanded(PlainText.of(text));
      case NAME, TEXT -> PlainText::of;
    };
  }

  private static @Nullable String number(String text) {
    String quantity = Digits.quantity(text);
    return quantity == null ? null : new BigDecimal(quantity).stripTrailingZeros().toPlainString();
  }

  /** A number and nothing else without its leading zeros, as a spreadsheet takes them away. */
  private static String withoutZeros(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return text;
      }
    }
    int from = 0;
    while (from < text.length() - 1 && text.charAt(from) == '0') {
      from++;
    }
    return text.substring(from);
  }
}
