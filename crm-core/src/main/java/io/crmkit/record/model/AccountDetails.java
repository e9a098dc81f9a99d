package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people write down of a company.
 *
 * @param domain by which it is recognised in addresses of its people
 * @param territory the path of its territory, such as {@code /north-america/west/}
 */
public record AccountDetails(
    String name,
    @Nullable Actor owner,
    @Nullable Domain domain,
    @Nullable Phone phone,
    @Nullable String territory) {

  public AccountDetails {
    Require.notBlank(name, "name");
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Collects what is known of a company. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private @Nullable Actor owner;
    private @Nullable Domain domain;
    private @Nullable Phone phone;
    private @Nullable String territory;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    public Builder owner(@Nullable Actor person) {
      this.owner = person;
      return this;
    }

    public Builder domain(@Nullable Domain site) {
      this.domain = site;
      return this;
    }

    public Builder phone(@Nullable Phone number) {
      this.phone = number;
      return this;
    }

    public Builder territory(@Nullable String path) {
      this.territory = path;
      return this;
    }

    public AccountDetails build() {
      return new AccountDetails(name, owner, domain, phone, territory);
    }
  }
}
