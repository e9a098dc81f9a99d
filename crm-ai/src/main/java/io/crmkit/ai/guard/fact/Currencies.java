package io.crmkit.ai.guard.fact;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signs, codes and names of currencies, and what each may stand for. */
final class Currencies {

  static final String SIGNS = "(?:US|AU|CA|NZ|HK|SG|A|C)?\\$|[€£¥₹₽₺₩₪]|Fr\\.|zł|kr\\.?|CHF|\\p{Lu}{3}";
  static final String WORDS =
      "euros?|dollars?|pounds?|yen|rupees?|franken|francs?|kronen?|kroner|kronor|złoty";

  private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
      .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
  private static final Map<String, Set<String>> KNOWN = known();

  private Currencies() {}

  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new HashMap<>();
    Set<String> dollars = Set.of("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN");
    Set<String> crowns = Set.of("SEK", "NOK", "DKK", "ISK", "CZK");
    for (String sign : Set.of("$", "dollar", "dollars")) {
      known.put(sign, dollars);
    }
    for (String sign : Set.of("kr", "kr.", "krone", "kronen", "kroner", "kronor")) {
      known.put(sign, crowns);
    }
    known.put("us$", Set.of("USD"));
    known.put("a$", Set.of("AUD"));
    known.put("au$", Set.of("AUD"));
    known.put("c$", Set.of("CAD"));
    known.put("ca$", Set.of("CAD"));
    known.put("nz$", Set.of("NZD"));
    known.put("hk$", Set.of("HKD"));
    known.put("sg$", Set.of("SGD"));
    addNames(known);
    return Map.copyOf(known);
  }

  private static void addNames(Map<String, Set<String>> known) {
    String[][] names = {
      {"EUR", "€", "euro", "euros"}, {"GBP", "£", "pound", "pounds"}, {"INR", "₹", "rupee", "rupees"},
      {"RUB", "₽"}, {"TRY", "₺"}, {"KRW", "₩"}, {"ILS", "₪"}, {"PLN", "zł", "złoty"},
      {"CHF", "fr.", "franken", "franc", "francs"}
    };
    for (String[] each : names) {
      for (int i = 1; i < each.length; i++) {
        known.put(each[i], Set.of(each[0]));
      }
    }
    known.put("¥", Set.of("JPY", "CNY"));
    known.put("yen", Set.of("JPY"));
  }

  /** Returns the codes that a sign may stand for; null if it is no currency. */
  static @Nullable Set<String> of(String sign) {
    if (sign.length() == 3 && CODES.contains(sign)) {
      return Set.of(sign);
    }
    return KNOWN.get(sign.toLowerCase(Locale.ROOT));
  }
}
