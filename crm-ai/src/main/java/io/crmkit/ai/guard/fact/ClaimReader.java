package io.crmkit.ai.guard.fact;

import io.crmkit.ai.guard.fact.Claim.Amount;
import io.crmkit.ai.guard.fact.Claim.Code;
import io.crmkit.ai.guard.fact.Claim.Percent;
import io.crmkit.ai.guard.fact.Claim.Plain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads every figure, date and code of a text in one language. Immutable. */
final class ClaimReader {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>\"]*[\\p{L}\\p{N}/]|[^\\s<>\"()]+@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]");
  private static final Pattern TIME =
      Pattern.compile("(?<![0-9:.,])([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?![0-9:])(?: ?([aApP])\\.?[mM]\\b\\.?)?");
  private static final Pattern NUMERAL =
      Pattern.compile("[0-9]{1,3}(?:['’ ][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*");
  private static final Pattern BEFORE = Pattern.compile("(?<![\\p{L}])(" + Currencies.SIGNS + ") ?-?$");
  private static final String PERCENT_SIGN =
      "(%|‰|per\\s?cent(?:age points?)?\\b|percentage points?\\b|pct\\b|prozent(?:punkte?)?\\b|pour\\s?cent\\b)";
  private static final Pattern PERCENT = Pattern.compile("(?i)[\\s-]?" + PERCENT_SIGN);
  private static final Pattern RANGE_OF_PERCENT =
      Pattern.compile("(?i)\\s?(?:-|to|bis|and|und)\\s?[0-9][0-9.,]*[\\s-]?" + PERCENT_SIGN);
  private static final Pattern MAGNITUDE = Pattern.compile("[ -]?(\\p{L}{1,9}\\.?)(?![\\p{L}\\p{N}])");
  private static final Pattern CURRENCY = Pattern.compile(
      "[ -]?(?:(" + Currencies.SIGNS + ")(?![\\p{L}\\p{N}])|((?i)" + Currencies.WORDS + ")(?![\\p{L}\\p{N}]))");
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final int LONGEST_SIGN = 5;

  private final Locale language;
  private final Dates dates;
  private final NumberWords words;

  ClaimReader(Locale language) {
    this.language = language;
    this.dates = new Dates(language);
    this.words = new NumberWords(language);
  }

  List<Claim> read(String said) {
    ReadText text = new ReadText(said);
    text.each(ADDRESS, found -> new Code(found.group().toLowerCase(Locale.ROOT), found.group()));
    dates.read(text);
    text.each(TIME, found -> new Code(time(found.group(1), found.group(2), found.group(3)), found.group()));
    numerals(text);
    words(text);
    return text.claims();
  }

  private static String time(String hour, String minute, @Nullable String half) {
    int shift = half == null || Integer.parseInt(hour) == 12 ? 0 : half.equalsIgnoreCase("p") ? 12 : 0;
    return "%d:%s".formatted(Integer.parseInt(hour) + shift, minute);
  }

  private void numerals(ReadText text) {
    String rest = text.rest();
    Matcher numeral = NUMERAL.matcher(rest);
    int from = 0;
    while (numeral.find(from)) {
      String before = rest.substring(Math.max(0, numeral.start() - LONGEST_SIGN), numeral.start());
      Matcher sign = BEFORE.matcher(before);
      Set<String> currencies = sign.find() ? Currencies.of(sign.group(1)) : null;
      boolean isCode = currencies == null && numeral.start() > 0 && Character.isLetter(rest.charAt(numeral.start() - 1));
      BigDecimal value = isCode ? null : Numeral.read(numeral.group(), language);
      from = value == null
          ? code(text, rest, numeral, isCode)
          : figure(text, new Found(rest, numeral.start(), numeral.end(), value, currencies));
    }
  }

  /** Letters and digits in one, or digits with separators that are no number, count as they stand. */
  private static int code(ReadText text, String rest, Matcher numeral, boolean isRun) {
    int start = numeral.start();
    int end = numeral.end();
    if (isRun) {
      while (start > 0 && RUN.matcher(rest.substring(start - 1, start)).matches()) {
        start--;
      }
      Matcher run = RUN.matcher(rest).region(numeral.start(), rest.length());
      end = run.lookingAt() ? run.end() : end;
    }
    String said = rest.substring(start, end);
    text.add(new Code(said.toLowerCase(Locale.ROOT), said), start, end);
    return end;
  }

  /** A number and what it stands in. */
  private record Found(String rest, int start, int end, BigDecimal value, @Nullable Set<String> currencies) {

    boolean isNegative() {
      int at = start - 1;
      boolean isAfterMinus = at >= 0 && rest.charAt(at) == '-';
      return isAfterMinus && (at == 0 || !Character.isLetterOrDigit(rest.charAt(at - 1)) && rest.charAt(at - 1) != '-');
    }

    Matcher behind(Pattern pattern, int from) {
      return pattern.matcher(rest).region(from, rest.length());
    }
  }

  /** Adds the claim that a number makes with its sign, magnitude and unit, and returns where it ends. */
  private static int figure(ReadText text, Found found) {
    BigDecimal value = found.isNegative() ? found.value.negate() : found.value;
    int end = found.end;
    Matcher magnitude = found.behind(MAGNITUDE, end);
    Integer power = magnitude.lookingAt() ? Numeral.magnitude(magnitude.group(1)) : null;
    if (power != null) {
      value = value.scaleByPowerOfTen(power);
      end = magnitude.end();
    }
    Matcher percent = found.behind(PERCENT, end);
    if (percent.lookingAt()) {
      BigDecimal of100 = percent.group(1).equals("‰") ? value.movePointLeft(1) : value;
      return add(text, found, new Percent(of100, found.rest.substring(found.start, percent.end())), percent.end());
    }
    if (found.behind(RANGE_OF_PERCENT, end).lookingAt()) {
      return add(text, found, new Percent(value, found.rest.substring(found.start, end)), end);
    }
    Matcher currency = found.behind(CURRENCY, end);
    Set<String> codes = found.currencies;
    if (codes == null && currency.lookingAt()) {
      codes = Currencies.of(currency.group(1) == null ? currency.group(2) : currency.group(1));
      end = codes == null ? end : currency.end();
    }
    String said = found.rest.substring(found.start, end);
    return add(text, found, codes == null ? new Plain(value, said) : new Amount(value, codes, said), end);
  }

  private static int add(ReadText text, Found found, Claim claim, int end) {
    text.add(claim, found.start, end);
    return end;
  }

  private void words(ReadText text) {
    String rest = text.rest();
    int from = 0;
    NumberWords.Found word = words.next(rest, from);
    while (word != null) {
      from = figure(text, new Found(rest, word.start(), word.end(), word.value(), null));
      word = words.next(rest, from);
    }
    text.each(DIGIT, left -> new Claim.Unreadable(left.group()));
  }
}
