package io.crmkit.examples.desk;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** List prices by product. Names that differ in nothing but case and spaces are names of one product. */
final class PriceList {

  private final Map<String, BigDecimal> prices = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Adds a product, unless it is listed already; returns whether it was added. */
  boolean add(String product, BigDecimal price) {
    boolean isNew = names.putIfAbsent(key(product), product) == null;
    if (isNew) {
      prices.put(product, price);
    }
    return isNew;
  }

  /** Returns the name under which {@code product} is listed; null if it is not. */
  @Nullable String listed(String product) {
    return names.get(key(product));
  }

  /** Returns the price of a product by the name under which it is listed. */
  BigDecimal of(String listed) {
    return prices.getOrDefault(listed, BigDecimal.ZERO);
  }

  private static String key(String product) {
    return product.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }
}
