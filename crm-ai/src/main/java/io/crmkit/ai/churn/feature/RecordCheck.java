package io.crmkit.ai.churn.feature;

import io.crmkit.core.Require;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.core.validation.BeanChecks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong with the record of a customer. Messages name fields, and no value of one. */
final class RecordCheck {

  private static final String TEXT = "A %s has 1 to %d characters, not all blank, and no half of a surrogate pair.";

  /** Beyond it, what models compute of numbers may be none. */
  private static final double LARGEST = 1e100;

  /** The revenue of hundreds of customers, and what is expected to be lost of it, still sum to money. */
  private static final long MOST_REVENUE = 10_000_000_000_000_000L;

  private final CustomerRecord customer;
  private final LocalDate day;
  private final Currency currency;
  private final List<Violation> problems = new ArrayList<>();

  RecordCheck(CustomerRecord customer, LocalDate day, Currency currency) {
    this.customer = customer;
    this.day = day;
    this.currency = currency;
  }

  List<Violation> problems() {
    problems.addAll(BeanChecks.violations(customer));
    if (problems.isEmpty()) {
      checkId();
      checkDays();
      checkRevenue(customer.revenue());
      new TreeMap<>(customer.numbers()).forEach(this::checkNumber);
      new TreeMap<>(customer.categories()).forEach(this::checkCategory);
    }
    return List.copyOf(problems);
  }

  private void checkId() {
    try {
      Require.key(customer.id(), "id");
    } catch (IllegalArgumentException e) {
      add("id", "churn.bad-id", "The id has a character that cannot be kept: U+0000, or half of a surrogate pair.");
    }
  }

  private void checkDays() {
    LocalDate first = customer.firstSeen();
    LocalDate last = customer.lastOrder();
    if (first.isAfter(day)) {
      add("first_seen", "churn.after-the-day", "The customer is first seen after the day on which they are looked at.");
    }
    if (last != null && last.isAfter(day)) {
      add("last_order", "churn.after-the-day", "The last order is after the day on which the customer is looked at.");
    }
    if (last != null && last.isBefore(first)) {
      add("last_order", "churn.order-before-first", "The last order is before the customer was first seen.");
    }
  }

  private void checkRevenue(@Nullable Money revenue) {
    if (revenue != null && !revenue.currency().equals(currency)) {
      add("revenue", "churn.foreign-currency", "The revenue is in %s, not in %s.".formatted(revenue.code(), currency));
    }
    if (revenue != null && (revenue.minor() > MOST_REVENUE || revenue.minor() < -MOST_REVENUE)) {
      add("revenue", "churn.too-large", "The revenue is more than %d minor units.".formatted(MOST_REVENUE));
    }
  }

  private void checkNumber(String name, double value) {
    checkName("numbers", name);
    if (!Double.isFinite(value)) {
      add(place("numbers", name), "churn.not-finite", "A number must be finite; leave it out if it is not known.");
    } else if (Math.abs(value) > LARGEST) {
      add(place("numbers", name), "churn.too-large", "A number is from -1e100 to 1e100.");
    }
    if (customer.categories().containsKey(name)) {
      add(place("numbers", name), "churn.bad-name", "A name stands for a number or for a category, not for both.");
    }
  }

  private void checkCategory(String name, String value) {
    checkName("categories", name);
    if (!isText(value)) {
      add(place("categories", name), "churn.bad-category", TEXT.formatted("category", CustomerRecord.LONGEST));
    }
  }

  private void checkName(String map, String name) {
    if (!isText(name)) {
      add(place(map, name), "churn.bad-name", TEXT.formatted("name", CustomerRecord.LONGEST));
    }
    if (ChurnFeatures.FIELDS.contains(name)) {
      add(place(map, name), "churn.reserved-name", "This name is that of a field that is worked out of the record.");
    }
  }

  private static boolean isText(String text) {
    return !text.isBlank() && text.length() <= CustomerRecord.LONGEST
        && text.codePoints().noneMatch(sign -> Character.getType(sign) == Character.SURROGATE);
  }

  private static JsonPointer place(String map, String name) {
    return JsonPointer.ROOT.child(map).child(name);
  }

  private void add(String component, String code, String message) {
    add(JsonPointer.ROOT.child(component), code, message);
  }

  private void add(JsonPointer at, String code, String message) {
    problems.add(new Violation(at.toString(), code, message));
  }
}
