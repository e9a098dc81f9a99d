package io.crmkit.ai.guard.fact;

import io.crmkit.ai.guard.fact.Claim.Amount;
import io.crmkit.ai.guard.fact.Claim.Code;
import io.crmkit.ai.guard.fact.Claim.Percent;
import io.crmkit.ai.guard.fact.Claim.Plain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads every figure, date and code of a text in one language. Immutable. */
final class ClaimReader {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>\"]*[\\p{L}\\p{N}/]"
          + "|(?<![^\\s<>\"()])[^\\s<>\"()]+@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]");
  private static final Pattern TIME =
      Pattern.compile("(?<![0-9:.,])([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?![0-9:])"
          + "(?:\\s*+([aApP])\\.? ?[mM]\\b\\.?)?");
  private static final Pattern NUMERAL =
      Pattern.compile("[0-9]{1,3}(?:['’ ][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*+");
  private static final Pattern BEFORE = Pattern.compile("((?<!\\p{L})(?:" + Currencies.SIGNS + ")|\\p{Sc})$");
  /** What may stand between a number and its magnitude or unit, however much of it there is. */
  private static final String GAP =
      "(?:[\\s*_()\\[\\]{}\"'`‘’‚“”„«»-]|&nbsp;?|</?[a-zA-Z][^<>]{0,200}>)*+";
  private static final String PERCENT_SIGN =
      "(%|‰|per\\s?cent(?:age points?)?\\b|percentage points?\\b|pct\\b|prozent(?:punkte?)?\\b|pour\\s?cent\\b)";
  private static final Pattern PERCENT = Pattern.compile("(?i)" + GAP + PERCENT_SIGN);
  private static final Pattern RANGE_OF_PERCENT =
      Pattern.compile("(?i)(?: {2,}+|\\s?)(?:-|to|bis|and|und)(?: {2,}+|\\s?)[0-9][0-9.,]*" + GAP + PERCENT_SIGN);
  private static final Pattern MAGNITUDE = Pattern.compile(GAP + "(\\p{L}{1,12})(?![\\p{L}\\p{N}])(\\.?)");
  private static final Pattern CURRENCY = Pattern.compile(
      GAP + "(?:(" + Currencies.SIGNS + ")(?![\\p{L}\\p{N}])|((?iu)" + Currencies.WORDS + ")(?![\\p{L}\\p{N}]))"
          + "(?<isOfNext>\\s*+-?[0-9])?");
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final int LONGEST_SIGN = 5;
  private static final String EMPHASIS = "*_";

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
    text.each(TIME, found -> new Code(time(found), found.group()));
    numerals(text);
    words(text);
    return text.claims();
  }

  /** Twelve is the first hour of each half of the day; a full minute may be said without its seconds. */
  private static String time(MatchResult found) {
    int said = Integer.parseInt(found.group(1));
    String half = found.group(4);
    int hour = half == null ? said : said % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    String seconds = found.group(3);
    return "%d:%s%s".formatted(hour, found.group(2), seconds == null || seconds.equals("00") ? "" : ":" + seconds);
  }

  private void numerals(ReadText text) {
    String rest = text.rest();
    Matcher numeral = NUMERAL.matcher(rest);
    int from = 0;
    while (numeral.find(from)) {
      Set<String> currencies = currenciesBefore(rest, numeral.start());
      boolean isCode = currencies == null && numeral.start() > 0 && Character.isLetter(rest.charAt(numeral.start() - 1));
      BigDecimal value = isCode ? null : Numeral.read(numeral.group(), language);
      from = value == null
          ? code(text, rest, numeral, isCode)
          : figure(text, new Found(rest, numeral.start(), numeral.end(), value, currencies));
    }
  }

  /**
   * Returns what the sign in front of a number may stand for, with any space and emphasis between and a minus; null for
   * none.
   */
  private static @Nullable Set<String> currenciesBefore(String rest, int number) {
    int end = number > 0 && rest.charAt(number - 1) == '-' ? number - 1 : number;
    while (end > 0 && (Character.isWhitespace(rest.charAt(end - 1)) || EMPHASIS.indexOf(rest.charAt(end - 1)) >= 0)) {
      end--;
    }
    Matcher sign = BEFORE.matcher(rest.substring(Math.max(0, end - LONGEST_SIGN), end));
    return sign.find() ? Currencies.of(sign.group(1)) : null;
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
  private int figure(ReadText text, Found plain) {
    Found found = multiplied(plain);
    BigDecimal value = found.isNegative() ? found.value.negate() : found.value;
    int end = found.end;
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
    if (codes == null && currency.lookingAt() && isOwn(currency, found.rest, end)) {
      codes = Currencies.of(currency.group(1) == null ? currency.group(2) : currency.group(1));
      end = codes == null ? end : Math.max(currency.end(1), currency.end(2));
    }
    String said = found.rest.substring(found.start, end);
    return add(text, found, codes == null ? new Plain(value, said) : new Amount(value, codes, said), end);
  }

  /** Returns a number with the magnitudes behind it; the full stop of a sentence is none of theirs. */
  private Found multiplied(Found found) {
    BigDecimal value = found.value;
    int end = found.end;
    Matcher magnitude = found.behind(MAGNITUDE, end);
    while (magnitude.lookingAt()) {
      Integer abbreviated = Magnitudes.of(magnitude.group(1) + magnitude.group(2), language);
      Integer power = abbreviated == null ? Magnitudes.of(magnitude.group(1), language) : abbreviated;
      if (power == null) {
        break;
      }
      value = value.scaleByPowerOfTen(power);
      end = abbreviated == null ? magnitude.end(1) : magnitude.end();
      magnitude.region(end, found.rest.length());
    }
    return new Found(found.rest, found.start, end, value, found.currencies);
  }

  /** A currency that a number follows is that one's, unless it stands right behind this one. */
  private static boolean isOwn(Matcher currency, String rest, int end) {
    int start = Math.max(currency.start(1), currency.start(2));
    return currency.group("isOfNext") == null || start - end <= 1 && rest.charAt(end) != '\n';
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
