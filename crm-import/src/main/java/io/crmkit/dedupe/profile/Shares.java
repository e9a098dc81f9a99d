package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    int[] some = sample(column.values());
    sample = Arrays.stream(some).mapToObj(column.values()::get).toList();
    int[] counts = column.counts();
    days = days(sample, Arrays.stream(some).map(code -> counts[code]).toArray());
    int[] seen = new int[5];
    for (String value : sample) {
      int digits = Digits.count(value);
      seen[0] += isEmail(value) ? 1 : 0;
      seen[1] += isPhone(value, digits) ? 1 : 0;
      seen[2] += isDecimal(value) ? 1 : 0;
      seen[3] += isCode(value, digits) ? 1 : 0;
      seen[4] += isKey(value, digits) ? 1 : 0;
    }
    double all = Math.max(1, sample.size());
    emails = seen[0] / all;
    phones = seen[1] / all;
    decimals = seen[2] / all;
    codes = seen[3] / all;
    keys = seen[4] / all;
  }

  /**
   * The share of days among the values or the rows, whichever is more: there are only so many days, and the more rows
   * there are, the more of the different values are slips, though not of the rows.
   */
  private static double days(List<String> values, int[] counts) {
    DateText.Order order = DateText.order(values);
    int days = 0;
    long rows = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean day = DateText.isDay(values.get(i), order);
      days += day ? 1 : 0;
      rows += day ? counts[i] : 0;
    }
    long all = Math.max(1, Arrays.stream(counts).asLongStream().sum());
    return Math.max((double) days / Math.max(1, counts.length), (double) rows / all);
  }

  /** The same values whatever the order of the rows: those whose hash ends in enough zeros. */
  private static int[] sample(List<String> values) {
    int mask = 0;
    while (values.size() / (mask + 1) > ENOUGH) {
      mask = mask * 2 + 1;
    }
    int zeros = mask;
    return IntStream.range(0, values.size())
        .filter(code -> (values.get(code).hashCode() * 0x9E3779B1 >>> 8 & zeros) == 0).toArray();
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
