package io.crmkit.imports.propose;

import io.crmkit.core.Validated;
import io.crmkit.imports.value.Booleans;
import io.crmkit.imports.value.DateEvidence;
import io.crmkit.imports.value.DateOrder;
import io.crmkit.imports.value.Evidence;
import io.crmkit.imports.value.NullWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kinds of values a sample of a column could be. */
final class ContentKind {

  private static final int SAMPLE = 200;

  private final Map<FieldKind, Integer> counts = new EnumMap<>(FieldKind.class);
  private int values;
  private int severalWords;

  private ContentKind() {}

  static ContentKind of(List<? extends @Nullable String> sample) {
    ContentKind kind = new ContentKind();
    DateEvidence dates = new DateEvidence();
    for (String value : sample.subList(0, Math.min(SAMPLE, sample.size()))) {
      if (value != null && !NullWords.ANYWHERE.say(value)) {
        kind.add(value.strip());
        dates.add(value);
      }
    }
    Evidence<DateOrder> told = dates.result();
    boolean serials = told instanceof Evidence.Ambiguous<DateOrder> two && two.styles().contains(DateOrder.EXCEL_1900);
    if (kind.values > 0 && !(told instanceof Evidence.None<DateOrder>) && !serials) {
      kind.counts.put(FieldKind.DATE, kind.values);
    }
    return kind;
  }

  /** Returns how much of the sample fits a kind, from 0 to 1. */
  double share(FieldKind kind) {
    return values == 0 ? 0 : counts.getOrDefault(kind, 0) / (double) values;
  }

  /** Returns how much of the sample is of several words, from 0 to 1. */
  double severalWords() {
    return values == 0 ? 0 : severalWords / (double) values;
  }

  boolean isEmpty() {
    return values == 0;
  }

  private void add(String value) {
    values++;
    int digits = (int) value.chars().filter(Character::isDigit).count();
    int letters = (int) value.chars().filter(Character::isLetter).count();
    boolean mail = isMail(value);
    boolean site = value.startsWith("http://") || value.startsWith("https://") || value.startsWith("www.");
    count(FieldKind.EMAIL, mail);
    count(FieldKind.URL, site || !mail && isDomain(value));
    count(FieldKind.PHONE, digits >= 7 && digits <= 15 && letters <= 4 && isPhone(value));
    count(FieldKind.NUMBER, letters == 0 && digits > 0 && isNumber(value));
    count(FieldKind.BOOLEAN, value.length() < 12 && Booleans.read(value) instanceof Validated.Valid<Boolean>);
    count(FieldKind.POSTAL_CODE, digits >= 3 && value.length() <= 10 && letters <= 4);
    count(FieldKind.COUNTRY, digits == 0 && KnownValues.isCountry(value));
    count(FieldKind.SALUTATION, digits == 0 && KnownValues.isSalutation(value));
    count(FieldKind.COMPANY, !mail && KnownValues.endsWithLegalForm(value));
    count(FieldKind.STREET, digits > 0 && letters >= 4 && value.indexOf(' ') > 0 && !mail && !site);
    severalWords += letters > 1 && value.indexOf(' ') > 0 ? 1 : 0;
    count(FieldKind.PERSON_NAME, digits == 0 && !mail && letters >= 1 && value.length() <= 60);
    count(FieldKind.IDENTIFIER, value.indexOf(' ') < 0 && digits > 0 && !mail && value.length() <= 40);
    count(FieldKind.TEXT, letters > 0 && !mail && !site);
  }

  private void count(FieldKind kind, boolean fits) {
    if (fits) {
      counts.merge(kind, 1, Integer::sum);
    }
  }

  private static boolean isMail(String value) {
    int at = value.indexOf('@');
    return at > 0 && at == value.lastIndexOf('@') && value.indexOf('.', at) > at + 1 && value.indexOf(' ') < 0;
  }

  private static boolean isDomain(String value) {
    int point = value.lastIndexOf('.');
    return point > 0 && value.length() - point >= 3 && value.indexOf(' ') < 0
        && value.substring(point + 1).chars().allMatch(Character::isLetter);
  }

  private static boolean isPhone(String value) {
    boolean marked = value.startsWith("+") || value.startsWith("00") || value.startsWith("(") || value.startsWith("0");
    return value.chars().allMatch(sign -> Character.isLetterOrDigit(sign) || "+-()/. ".indexOf(sign) >= 0)
        && (marked || value.indexOf('-') > 0 || value.indexOf(' ') > 0 || value.length() >= 9);
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(sign -> Character.isDigit(sign) || "+-.,()'% €$£¥\u00a0\u202f".indexOf(sign) >= 0);
  }
}
