package io.crmkit.ai.guard.fact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The signs, codes and names of currencies, and what each may stand for. */
final class Currencies {

  static final String SIGNS = "\\p{Lu}{0,3}\\$|\\p{Sc}|Fr\\.|zł|kr\\.?|Rs\\.?|Kč|Ft|\\p{Lu}{3}";

  private static final Pattern ANY_SIGN = Pattern.compile("\\p{Sc}");
  private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
      .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

  /** Codes, and the signs that stand for any of them. */
  private static final String[][] MEANT_BY_SIGNS = {
    {"USD CAD AUD NZD HKD SGD MXN", "$"}, {"USD", "us$"}, {"AUD", "a$", "au$"}, {"CAD", "c$", "ca$"}, {"NZD", "nz$"},
    {"HKD", "hk$"}, {"SGD", "sg$", "s$"}, {"MXN", "mx$", "mex$"}, {"BRL", "r$"}, {"TWD", "nt$", "ntd"}, {"EUR", "€"},
    {"GBP", "£"}, {"JPY CNY", "¥"}, {"CNY", "rmb", "cnh"}, {"INR", "₹"}, {"INR PKR LKR NPR MUR", "rs", "rs.", "₨"},
    {"RUB", "₽"}, {"TRY", "₺"}, {"KRW", "₩"}, {"ILS", "₪"}, {"PLN", "zł"}, {"CHF", "fr."}, {"CZK", "kč"}, {"HUF", "ft"},
    {"SEK NOK DKK ISK CZK", "kr", "kr."}, {"NGN", "₦"}, {"UAH", "₴"}, {"PHP", "₱"}, {"THB", "฿"}, {"VND", "₫"},
    {"KZT", "₸"}, {"BTC", "₿", "btc", "xbt"}, {"ETH", "eth"}, {"LTC", "ltc"}, {"XRP", "xrp"}
  };

  /** Codes, and the words that stand for any of them; minor units have none, since their amounts are no prices. */
  private static final String[][] MEANT_BY_WORDS = {
    {"USD CAD AUD NZD HKD SGD MXN", "dollar", "dollars", "bucks"}, {"EUR", "euro", "euros"},
    {"GBP", "pound", "pounds", "pfund", "quid"}, {"JPY", "yen"}, {"CNY", "yuan", "renminbi"},
    {"INR PKR LKR NPR MUR", "rupee", "rupees", "rupien"}, {"RUB BYN", "ruble", "rubles", "rouble", "roubles", "rubel"},
    {"CHF", "franken", "franc", "francs"}, {"SEK NOK DKK ISK CZK", "krone", "kronen", "kroner", "kronor", "krona"},
    {"CZK", "koruna", "korun", "koruny"}, {"PLN", "złoty", "zloty", "zlotys", "złotych"}, {"TRY", "lira", "liras"},
    {"MXN ARS CLP COP PHP UYU DOP CUP", "peso", "pesos"}, {"BRL", "reais"}, {"ILS", "shekel", "shekels"},
    {"HUF", "forint", "forints"}, {"UAH", "hryvnia", "hryvnias"}, {"THB", "baht"}, {"IDR", "rupiah"}, {"MYR", "ringgit"},
    {"VND", "dong"}, {"NGN", "naira"}, {"ZAR", "rand"}, {"RON", "leu", "lei"}, {"AED MAD", "dirham", "dirhams"},
    {"SAR QAR", "riyal", "riyals"}, {"KWD BHD JOD TND DZD RSD", "dinar", "dinars"}, {"KES UGX TZS", "shilling", "shillings"},
    {"KZT", "tenge"}, {"BTC", "bitcoin", "bitcoins"},
    {"", "cent", "cents", "pence", "penny", "rappen", "kopek", "kopeks", "centime", "centimes"}
  };

  private static final Map<String, Set<String>> KNOWN = known();

  static final String WORDS = Arrays.stream(MEANT_BY_WORDS).flatMap(row -> Stream.of(row).skip(1))
      .sorted(Comparator.comparingInt(String::length).reversed()).collect(Collectors.joining("|"));

  private Currencies() {}

  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new HashMap<>();
    Stream.of(MEANT_BY_SIGNS, MEANT_BY_WORDS).flatMap(Stream::of).forEach(row -> {
      for (int i = 1; i < row.length; i++) {
        known.put(row[i], row[0].isEmpty() ? Set.of(row[i]) : Set.of(row[0].split(" ")));
      }
    });
    return Map.copyOf(known);
  }

  /** Returns the codes that a sign may stand for, itself if it is a sign that is not known; null if it is no currency. */
  static @Nullable Set<String> of(String sign) {
    String code = sign.endsWith("$") ? sign.substring(0, sign.length() - 1) : sign;
    if (CODES.contains(code)) {
      return Set.of(code);
    }
    Set<String> known = KNOWN.get(sign.toLowerCase(Locale.ROOT));
    return known != null || !ANY_SIGN.matcher(sign).find() ? known : Set.of(sign);
  }
}
