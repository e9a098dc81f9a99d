package io.crmkit.ai.churn.feature;

import io.crmkit.core.Secret;
import io.crmkit.core.json.Versioned;
import io.crmkit.core.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a host knows them. What is not known is null, which is another thing than 0.
 *
 * <p>Constraints are checked by {@link ChurnFeatures}, not here, so that all that is wrong is told at once. The text of
 * a record says nothing of the customer.
 *
 * @param id who
 * @param firstSeen since when they are a customer
 * @param lastOrder when they last bought something; null if never
 * @param orders how many orders there were in the window of {@link ChurnFeatures}
 * @param revenue what those came to
 * @param tickets how often they asked for help in the window
 * @param logins on how many days of the window they used what they buy, or whatever engagement the host counts
 * @param numbers whatever else the host knows in numbers, by name
 * @param categories whatever else the host knows in words of a small vocabulary, by name
 */
@Versioned(1)
public record CustomerRecord(
    @Secret @NotBlank @Size(max = LONGEST) String id,
    @NotNull LocalDate firstSeen,
    @Nullable LocalDate lastOrder,
    @Nullable @PositiveOrZero Long orders,
    @Nullable Money revenue,
    @Nullable @PositiveOrZero Long tickets,
    @Nullable @PositiveOrZero Long logins,
    @Size(max = MOST_FIELDS) Map<String, Double> numbers,
    @Secret @Size(max = MOST_FIELDS) Map<String, String> categories) {

  /** How many characters an id, a name and a category may have. */
  public static final int LONGEST = 200;

  /** How many numbers, and how many categories, a record may have. */
  public static final int MOST_FIELDS = 1_000;

  public CustomerRecord {
    numbers = Map.copyOf(numbers);
    categories = Map.copyOf(categories);
  }

  /** Returns a builder of a customer of whom nothing else is known. */
  public static Builder of(String id, LocalDate firstSeen) {
    return new Builder(id, firstSeen);
  }

  @Override
  public String toString() {
    return "a customer with %d numbers and %d categories".formatted(numbers.size(), categories.size());
  }

  /** Puts a record together. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private final LocalDate firstSeen;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private @Nullable LocalDate lastOrder;
    private @Nullable Long orders;
    private @Nullable Money revenue;
    private @Nullable Long tickets;
    private @Nullable Long logins;

    private Builder(String id, LocalDate firstSeen) {
      this.id = id;
      this.firstSeen = firstSeen;
    }

    /** Says when they last bought something. */
    public Builder lastOrder(LocalDate day) {
      lastOrder = day;
      return this;
    }

    /** Says how many orders there were in the window. */
    public Builder orders(long count) {
      orders = count;
      return this;
    }

    /** Says what the orders of the window came to. */
    public Builder revenue(Money amount) {
      revenue = amount;
      return this;
    }

    /** Says how often they asked for help in the window. */
    public Builder tickets(long count) {
      tickets = count;
      return this;
    }

    /** Says on how many days of the window they were there. */
    public Builder logins(long count) {
      logins = count;
      return this;
    }

    /** Adds a number. */
    public Builder number(String name, double value) {
      numbers.put(name, value);
      return this;
    }

    /** Adds a category. */
    public Builder category(String name, String value) {
      categories.put(name, value);
      return this;
    }

    /** Returns the record. */
    public CustomerRecord build() {
      return new CustomerRecord(id, firstSeen, lastOrder, orders, revenue, tickets, logins, numbers, categories);
    }
  }
}
