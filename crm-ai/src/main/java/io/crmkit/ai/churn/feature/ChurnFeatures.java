package io.crmkit.ai.churn.feature;

import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What models are told of a customer: recency, frequency and money of purchases, tenure, tickets and engagement, and
 * what else the host knows.
 *
 * <table>
 *   <caption>Fields</caption>
 *   <tr><td>{@code tenure}</td><td>days since the customer was first seen</td></tr>
 *   <tr><td>{@code recency}</td><td>days since the last order</td></tr>
 *   <tr><td>{@code orders}</td><td>in the window</td></tr>
 *   <tr><td>{@code revenue}</td><td>in the window, in major units; the nearest double, for comparing only</td></tr>
 *   <tr><td>{@code order_value}</td><td>revenue for each order</td></tr>
 *   <tr><td>{@code overdue}</td><td>recency in usual times between orders: {@code recency * orders / window}</td></tr>
 *   <tr><td>{@code tickets}</td><td>in the window</td></tr>
 *   <tr><td>{@code logins}</td><td>in the window</td></tr>
 * </table>
 *
 * <p>A field that cannot be worked out is missing, not 0.
 *
 * @param currency of all revenue
 * @param windowDays how many days the host counts orders, revenue, tickets and logins over, the same for all customers
 */
public record ChurnFeatures(Currency currency, int windowDays) {

  /** The names of the fields that are worked out of a record, in the order in which schemas have them. */
  public static final List<String> FIELDS =
      List.of("tenure", "recency", "orders", "revenue", "order_value", "overdue", "tickets", "logins");

  /** How many categories of one field a schema has at most: the most frequent ones. */
  public static final int MOST_CATEGORIES = 200;

  private static final Map<String, String> UNITS =
      Map.of("tenure", "days", "recency", "days", "orders", "orders", "tickets", "tickets", "logins", "days");

  private static final Map<String, List<String>> MEMBERS = Map.of("tenure", List.of("first_seen"),
      "recency", List.of("last_order"), "order_value", List.of("revenue", "orders"),
      "overdue", List.of("last_order", "orders"));

  public ChurnFeatures {
    Objects.requireNonNull(currency, "currency");
    Require.positive(windowDays, "windowDays");
  }

  /**
   * Returns what is known of a customer on a day, or everything that is wrong with the record: constraints of
   * {@link CustomerRecord} as {@code validation.…}, and {@code churn.after-the-day},
   * {@code churn.order-before-first}, {@code churn.foreign-currency}, {@code churn.not-finite}, {@code
   * churn.too-large}, {@code churn.reserved-name}, {@code churn.bad-id}, {@code churn.bad-name} and {@code churn.bad-category}.
   */
  public Validated<CustomerFacts> facts(CustomerRecord customer, LocalDate day) {
    List<Violation> problems = new RecordCheck(customer, day, currency).problems();
    if (!problems.isEmpty()) {
      return Validated.invalid(new Violations(problems));
    }
    Map<String, Double> numbers = new TreeMap<>(customer.numbers());
    addTimes(customer, day, numbers);
    addCounts(customer, numbers);
    return Validated.valid(new CustomerFacts(numbers, customer.categories(), customer.revenue()));
  }

  private void addTimes(CustomerRecord customer, LocalDate day, Map<String, Double> numbers) {
    numbers.put("tenure", (double) ChronoUnit.DAYS.between(customer.firstSeen(), day));
    if (customer.lastOrder() != null) {
      double recency = ChronoUnit.DAYS.between(customer.lastOrder(), day);
      numbers.put("recency", recency);
      if (customer.orders() != null) {
        numbers.put("overdue", recency * customer.orders() / windowDays);
      }
    }
  }

  private void addCounts(CustomerRecord customer, Map<String, Double> numbers) {
    if (customer.orders() != null) {
      numbers.put("orders", customer.orders().doubleValue());
    }
    if (customer.revenue() != null) {
      double revenue = customer.revenue().amount().doubleValue();
      numbers.put("revenue", revenue);
      if (customer.orders() != null && customer.orders() > 0) {
        numbers.put("order_value", revenue / customer.orders());
      }
    }
    if (customer.tickets() != null) {
      numbers.put("tickets", customer.tickets().doubleValue());
    }
    if (customer.logins() != null) {
      numbers.put("logins", customer.logins().doubleValue());
    }
  }

  /** Returns the members of a customer's record that a field is worked out of; those that the host added are their own. */
  public static List<String> members(String field) {
    return MEMBERS.getOrDefault(field, List.of(field));
  }

  /**
   * Returns the schema of a model that is to be learned of some customers: every number that one of them has, and every
   * category field with its words, the most frequent first. The order of the customers does not matter.
   *
   * @throws IllegalArgumentException if there is no customer, or a name is a number with one and a category with
   *     another
   */
  public FeatureSchema schema(Collection<CustomerFacts> customers) {
    TreeSet<String> numbers = new TreeSet<>();
    Map<String, Map<String, Integer>> words = new TreeMap<>();
    for (CustomerFacts facts : customers) {
      numbers.addAll(facts.numbers().keySet());
      facts.categories().forEach((name, word) ->
          words.computeIfAbsent(name, unused -> new HashMap<>()).merge(word, 1, Integer::sum));
    }
    List<Feature> features = new ArrayList<>();
    FIELDS.stream().filter(numbers::remove).forEach(name -> features.add(number(name)));
    numbers.forEach(name -> features.add(Feature.number(name)));
    words.forEach((name, counts) -> features.add(Feature.category(name, mostFrequent(counts))));
    return new FeatureSchema(features);
  }

  private Feature number(String name) {
    Feature feature = Feature.number(name);
    String unit = name.equals("revenue") || name.equals("order_value") ? currency.getCurrencyCode() : UNITS.get(name);
    return unit == null ? feature : feature.in(unit);
  }

  private static List<String> mostFrequent(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CATEGORIES).map(Map.Entry::getKey).toList();
  }
}
