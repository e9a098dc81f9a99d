package io.crmkit.dedupe.text;

import io.crmkit.dedupe.model.FieldKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the values of each kind of field are written so that those that mean the same are equal. */
public final class FieldText {

  private static final Set<String> NO_VALUE =
      Set.of("n/a", "#n/a", "n.a.", "-", "--", "---", "?", "??", ".", "(null)", "<null>", "\\n", "#null!", "#value!");

  /** Of a number and nothing else, as a spreadsheet takes them away. */
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

  private FieldText() {}

  /**
   * Returns the form for a kind of field; it answers null or an empty text for what is no value.
   *
   * @param order of day and month in the column, for dates
   */
  public static Function<String, @Nullable String> form(FieldKind kind, DateText.Order order) {
    return text -> NO_VALUE.contains(text.strip().toLowerCase(Locale.ROOT)) ? null : write(kind, order, text);
  }

  private static @Nullable String write(FieldKind kind, DateText.Order order, String text) {
    if (kind == FieldKind.DATE) {
      return DateText.digits(text, order);
    }
    if (kind == FieldKind.PHONE) {
      return Digits.of(text);
    }
    if (kind == FieldKind.NUMBER) {
      String quantity = Digits.quantity(text);
      return quantity == null ? null : new BigDecimal(quantity).stripTrailingZeros().toPlainString();
    }
    if (kind == FieldKind.EMAIL) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
    String plain = PlainText.of(text);
    if (kind == FieldKind.CODE || kind == FieldKind.CATEGORY) {
      return LEADING_ZEROS.matcher(kind == FieldKind.CODE ? plain.replace(" ", "") : plain).replaceFirst("");
    }
    if (kind == FieldKind.COMPANY) {
      return LegalForms.without(plain);
    }
    return kind == FieldKind.ADDRESS ? AddressWords.expanded(plain) : plain;
  }
}
