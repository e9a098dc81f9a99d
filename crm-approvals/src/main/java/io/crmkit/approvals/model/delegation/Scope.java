package io.crmkit.approvals.model.delegation;

import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which requests a delegation holds.
 *
 * @param definitions the names of the definitions; none stands for all of them
 * @param most the largest amount, in its currency; null for any. With a limit, a request whose definition declares no
 *     {@code amount}, or whose amount is missing or in another currency, is out of scope: what cannot be compared
 *     is not handed over. What matters is the size of a negative amount
 */
public record Scope(Set<String> definitions, @Nullable Money most) {

  /** Every request. */
  public static final Scope EVERYTHING = new Scope(Set.of(), null);

  public Scope {
    definitions = Collections.unmodifiableSet(new TreeSet<>(definitions));
    definitions.forEach(name -> Require.notBlank(name, "definition"));
    if (most != null && most.signum() < 0) {
      throw new IllegalArgumentException("most must not be negative but was " + most);
    }
  }

  /** Requests of these definitions, whatever they are about. */
  public static Scope of(String... definitions) {
    return new Scope(Set.of(definitions), null);
  }

  /** Returns this scope with a limit on the amount, which may be reached. */
  public Scope upTo(Money amount) {
    return new Scope(definitions, amount);
  }

  /** Whether a request of {@code definition} about {@code amount} is meant. */
  public boolean covers(String definition, @Nullable Money amount) {
    return (definitions.isEmpty() || definitions.contains(definition)) && (most == null || covers(most, amount));
  }

  private static boolean covers(Money most, @Nullable Money amount) {
    return amount != null && amount.currency().equals(most.currency())
        && amount.minor() <= most.minor() && amount.minor() >= -most.minor();
  }
}
