package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.Digits;
import java.util.ArrayList;
import java.util.List;

/** Of the values of a column, the share that looks like this or that, each from 0 to 1. */
final class Shares {

  private static final int ENOUGH = 4096;

  final List<String> sample;
  final double emails;
  final double days;
  final double phones;
  final double decimals;
  final double codes;
  final double keys;

  Shares(TextColumn column) {
    sample = sample(column.values());
    DateText.Order order = DateText.order(sample);
    int[] seen = new int[6];
    for (String value : sample) {
      int digits = Digits.count(value);
      seen[0] += isEmail(value) ? 1 : 0;
      seen[1] += DateText.isDay(value, order) ? 1 : 0;
      seen[2] += isPhone(value, digits) ? 1 : 0;
      seen[3] += isDecimal(value) ? 1 : 0;
      seen[4] += isCode(value, digits) ? 1 : 0;
      seen[5] += isKey(value, digits) ? 1 : 0;
    }
    double all = Math.max(1, sample.size());
    emails = seen[0] / all;
    days = seen[1] / all;
    phones = seen[2] / all;
    decimals = seen[3] / all;
    codes = seen[4] / all;
    keys = seen[5] / all;
  }

  /** The same values whatever the order of the rows: those whose hash ends in enough zeros. */
  private static List<String> sample(List<String> values) {
    int mask = 0;
    while (values.size() / (mask + 1) > ENOUGH) {
      mask = mask * 2 + 1;
    }
    if (mask == 0) {
      return values;
    }
    List<String> sample = new ArrayList<>();
    for (String value : values) {
      if ((value.hashCode() * 0x9E3779B1 >>> 8 & mask) == 0) {
        sample.add(value);
      }
    }
    return sample;
  }

  private static boolean isEmail(String value) {
    int at = value.indexOf('@');
    return at > 0 && value.indexOf('.', at) > at + 1 && value.indexOf(' ') < 0;
  }

  private static boolean isPhone(String value, int digits) {
    boolean phone = digits >= 7 && digits <= 15;
    for (int i = 0; phone && i < value.length(); i++) {
      char each = value.charAt(i);
      phone = each >= '0' && each <= '9' || " +-()./".indexOf(each) >= 0;
    }
    return phone;
  }

  private static boolean isDecimal(String value) {
    String quantity = Digits.quantity(value);
    return quantity != null && (quantity.indexOf('.') >= 0 || value.chars().anyMatch(each ->
        Character.getType(each) == Character.CURRENCY_SYMBOL));
  }

  /** One word with a digit in it. */
  private static boolean isKey(String value, int digits) {
    return digits > 0 && value.indexOf(' ') < 0 && value.indexOf('@') < 0;
  }

  /** One word that is mostly digits. */
  private static boolean isCode(String value, int digits) {
    return digits * 2 >= value.length() && value.indexOf(' ') < 0;
  }
}
