package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people write down of a deal.
 *
 * @param amount what it is worth; null if nobody knows yet, which is not zero
 * @param closeDate when it closed or is expected to; null if nobody knows yet
 * @param contacts each person once; the first is the primary one
 * @param territory the path of its territory, such as {@code /north-america/west/}: a deal is in one at most
 */
public record OpportunityDetails(
    String name,
    @Nullable AccountId account,
    @Nullable Actor owner,
    @Nullable Money amount,
    @Nullable LocalDate closeDate,
    @Nullable String leadSource,
    List<ContactRole> contacts,
    @Nullable String territory,
    @Nullable String product,
    @Nullable String nextStep) {

  public OpportunityDetails {
    Require.notBlank(name, "name");
    contacts = List.copyOf(contacts);
    if (contacts.stream().map(ContactRole::contact).distinct().count() < contacts.size()) {
      throw new IllegalArgumentException("a contact has one role in a deal but contacts were " + contacts);
    }
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns a builder that starts with everything that is here. */
  public Builder toBuilder() {
    return new Builder(name).account(account).owner(owner).amount(amount).closeDate(closeDate).leadSource(leadSource)
        .contacts(contacts).territory(territory).product(product).nextStep(nextStep);
  }

  OpportunityDetails closedOn(LocalDate day) {
    return toBuilder().closeDate(day).build();
  }

  /** Collects what is known of a deal. Not thread-safe. */
  public static final class Builder {

    private String name;
    private @Nullable AccountId account;
    private @Nullable Actor owner;
    private @Nullable Money amount;
    private @Nullable LocalDate closeDate;
    private @Nullable String leadSource;
    private List<ContactRole> contacts = List.of();
    private @Nullable String territory;
    private @Nullable String product;
    private @Nullable String nextStep;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    public Builder name(String title) {
      this.name = title;
      return this;
    }

    public Builder account(@Nullable AccountId buyer) {
      this.account = buyer;
      return this;
    }

    public Builder owner(@Nullable Actor person) {
      this.owner = person;
      return this;
    }

    public Builder amount(@Nullable Money worth) {
      this.amount = worth;
      return this;
    }

    public Builder closeDate(@Nullable LocalDate day) {
      this.closeDate = day;
      return this;
    }

    public Builder leadSource(@Nullable String source) {
      this.leadSource = source;
      return this;
    }

    public Builder contacts(List<ContactRole> people) {
      this.contacts = people;
      return this;
    }

    public Builder territory(@Nullable String path) {
      this.territory = path;
      return this;
    }

    public Builder product(@Nullable String sold) {
      this.product = sold;
      return this;
    }

    public Builder nextStep(@Nullable String plan) {
      this.nextStep = plan;
      return this;
    }

    public OpportunityDetails build() {
      return new OpportunityDetails(
          name, account, owner, amount, closeDate, leadSource, contacts, territory, product, nextStep);
    }
  }
}
