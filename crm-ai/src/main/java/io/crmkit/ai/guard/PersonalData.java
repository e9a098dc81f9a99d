package io.crmkit.ai.guard;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds e-mail addresses, account and card numbers, telephone numbers, and the names that it was given. */
final class PersonalData {

  static final Pattern PLACEHOLDER = Pattern.compile("\\[\\[([A-Z]+_[0-9]{1,9})]]");

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
  private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){11,30}");
  private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");
  private static final Pattern PHONE = Pattern.compile(
      "(?<![\\p{L}\\p{N}.,])(?:\\+[0-9]|00[1-9]|0[1-9]|\\(0?[0-9]{2,5}\\))(?:[ ()/.-]{0,3}[0-9]){5,14}(?![0-9])"
          + "|(?<![\\p{L}\\p{N}.,-])[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}(?![0-9])");
  private static final Pattern DAY = Pattern.compile("[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}");
  private static final int SHORTEST_IBAN = 15;
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private final @Nullable Pattern names;

  /** A stretch of a text that is personal. */
  record Found(int start, int end, PersonalKind kind) {}

  PersonalData(Set<String> names) {
    String any = names.stream().filter(name -> !name.isBlank())
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
        .map(NamePattern::of).collect(Collectors.joining("|"));
    this.names = any.isEmpty() ? null : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Returns stretches that do not overlap, in order; where kinds overlap, the one that is looked for first counts. */
  List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    add(found, taken, text, PLACEHOLDER, PersonalKind.TEXT);
    add(found, taken, text, EMAIL, PersonalKind.EMAIL);
    add(found, taken, text, IBAN, PersonalKind.IBAN);
    add(found, taken, text, CARD, PersonalKind.CARD);
    add(found, taken, text, PHONE, PersonalKind.PHONE);
    if (names != null) {
      add(found, taken, text, names, PersonalKind.PERSON);
    }
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  private static void add(List<Found> found, BitSet taken, String text, Pattern pattern, PersonalKind kind) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      int end = end(matcher, kind);
      int start = matcher.start();
      int next = taken.nextSetBit(start);
      if (end > start && (next < 0 || next >= end)) {
        found.add(new Found(start, end, kind));
        taken.set(start, end);
      }
      from = Math.max(start + 1, end);
      if (from > text.length()) {
        return;
      }
    }
  }

  /** Returns where the datum ends, or its start if it is none. */
  private static int end(Matcher matcher, PersonalKind kind) {
    String match = matcher.group();
    if (kind == PersonalKind.IBAN) {
      return matcher.start() + ibanLength(match);
    }
    boolean isIt = switch (kind) {
      case CARD -> hasCheckDigit(match);
      case PHONE -> !DAY.matcher(match).matches();
      default -> true;
    };
    return isIt ? matcher.end() : matcher.start();
  }

  /** Returns how many characters are an IBAN by its check digits (ISO 13616, ISO 7064 mod 97-10); 0 for none. */
  private static int ibanLength(String match) {
    for (int end = match.length(); end >= SHORTEST_IBAN; end--) {
      String iban = match.substring(0, end).replace(" ", "").toUpperCase(Locale.ROOT);
      if (iban.length() >= SHORTEST_IBAN && match.charAt(end - 1) != ' ' && isIban(iban)) {
        return end;
      }
    }
    return 0;
  }

  private static boolean isIban(String iban) {
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
  }

  /** Luhn's check digit (ISO/IEC 7812-1, annex B). */
  private static boolean hasCheckDigit(String match) {
    String digits = match.replaceAll("[ -]", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice / 10 + twice % 10;
    }
    return sum % 10 == 0;
  }
}
