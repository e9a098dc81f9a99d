package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people write down of a person.
 *
 * @param emails each address once; the first is the primary one, so that there is always one and never two
 * @param phones each number once; the first is the primary one
 * @param positions what the person is and was with accounts; with one account, one thing at a time
 */
public record ContactDetails(
    String name, @Nullable Actor owner, List<Email> emails, List<Phone> phones, List<Position> positions) {

  public ContactDetails {
    Require.notBlank(name, "name");
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    positions = List.copyOf(positions);
    requireDistinct(emails, "emails");
    requireDistinct(phones, "phones");
    requireApart(positions);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the address to write to, if there is any. */
  public Optional<Email> primaryEmail() {
    return emails.stream().findFirst();
  }

  static void requireDistinct(List<?> values, String name) {
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("%s must differ from each other but were %s".formatted(name, values));
    }
  }

  private static void requireApart(List<Position> positions) {
    for (int i = 0; i < positions.size(); i++) {
      for (Position later : positions.subList(i + 1, positions.size())) {
        if (positions.get(i).overlaps(later)) {
          throw new IllegalArgumentException("positions with one account must not overlap but were %s and %s"
              .formatted(positions.get(i), later));
        }
      }
    }
  }

  /** Collects what is known of a person. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private @Nullable Actor owner;
    private List<Email> emails = List.of();
    private List<Phone> phones = List.of();
    private List<Position> positions = List.of();

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    public Builder owner(@Nullable Actor person) {
      this.owner = person;
      return this;
    }

    /** Sets the addresses, the primary one first. */
    public Builder emails(List<Email> addresses) {
      this.emails = addresses;
      return this;
    }

    /** Sets the numbers, the primary one first. */
    public Builder phones(List<Phone> numbers) {
      this.phones = numbers;
      return this;
    }

    public Builder positions(List<Position> held) {
      this.positions = held;
      return this;
    }

    public ContactDetails build() {
      return new ContactDetails(name, owner, emails, phones, positions);
    }
  }
}
