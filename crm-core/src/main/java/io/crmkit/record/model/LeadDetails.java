package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people write down of somebody who may buy.
 *
 * @param name of the person
 * @param company the name of the company; null for a private person, or if nobody knows
 * @param title what the person is there, such as {@code buyer}
 * @param emails each address once; the first is the primary one
 * @param phones each number once; the first is the primary one
 * @param domain the web domain of the company
 * @param source where the lead came from, such as {@code trade fair}
 * @param territory the path of its territory, such as {@code /north-america/west/}
 * @param product what the person asked for
 */
public record LeadDetails(
    String name,
    @Nullable String company,
    @Nullable String title,
    @Nullable Actor owner,
    List<Email> emails,
    List<Phone> phones,
    @Nullable Domain domain,
    @Nullable String source,
    @Nullable String territory,
    @Nullable String product) {

  public LeadDetails {
    Require.notBlank(name, "name");
    requireText(company, "company");
    requireText(title, "title");
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    ContactDetails.requireDistinct(emails, "emails");
    ContactDetails.requireDistinct(phones, "phones");
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  private static void requireText(@Nullable String value, String name) {
    if (value != null) {
      Require.notBlank(value, name);
    }
  }

  /**
   * Returns the domains of the company: the one that was written down, then those of the addresses, without those at
   * which anybody gets an address.
   */
  public List<Domain> companyDomains(FreeMailDomains free) {
    return Stream.concat(Stream.ofNullable(domain), emails.stream().map(Email::domain))
        .distinct().filter(each -> !free.contains(each)).toList();
  }

  /** Collects what is known of a lead. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private @Nullable String company;
    private @Nullable String title;
    private @Nullable Actor owner;
    private List<Email> emails = List.of();
    private List<Phone> phones = List.of();
    private @Nullable Domain domain;
    private @Nullable String source;
    private @Nullable String territory;
    private @Nullable String product;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    public Builder company(@Nullable String employer) {
      this.company = employer;
      return this;
    }

    public Builder title(@Nullable String role) {
      this.title = role;
      return this;
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

    public Builder domain(@Nullable Domain site) {
      this.domain = site;
      return this;
    }

    public Builder source(@Nullable String origin) {
      this.source = origin;
      return this;
    }

    public Builder territory(@Nullable String path) {
      this.territory = path;
      return this;
    }

    public Builder product(@Nullable String wanted) {
      this.product = wanted;
      return this;
    }

    public LeadDetails build() {
      return new LeadDetails(name, company, title, owner, emails, phones, domain, source, territory, product);
    }
  }
}
