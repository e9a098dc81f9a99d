package io.crmkit.apikey.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an API key is for.
 *
 * @param name what its owner calls it
 * @param owner on whose behalf it acts
 * @param scopes what it may do, such as {@code contacts:write}; none is a key that may do what needs no scope
 * @param ranges from where it may be used; empty for everywhere
 * @param expiresAt from when on it is good for nothing; null for never
 */
public record KeyDetails(
    String name, UserId owner, Set<String> scopes, List<AddressRange> ranges, @Nullable Instant expiresAt) {

  public KeyDetails {
    Require.key(name, "name");
    Objects.requireNonNull(owner, "owner");
    scopes.forEach(scope -> Require.key(scope, "scope"));
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
    ranges = List.copyOf(ranges);
  }

  public static Builder builder(String name, UserId owner) {
    return new Builder(name, owner);
  }

  /** Whether a request from an address may use the key; no address is no place where it may. */
  public boolean admits(@Nullable IpAddress address) {
    return ranges.isEmpty() || address != null && ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** Collects what a key is for. Not safe for concurrent use. */
  public static final class Builder {

    private final String name;
    private final UserId owner;
    private final Set<String> scopes = new TreeSet<>();
    private final List<AddressRange> ranges = new ArrayList<>();
    private @Nullable Instant expiresAt;

    private Builder(String name, UserId owner) {
      this.name = name;
      this.owner = owner;
    }

    public Builder scope(String scope) {
      scopes.add(scope);
      return this;
    }

    /** Adds a range such as {@code 10.0.0.0/8}; see {@link AddressRange#parse}. */
    public Builder range(String range) {
      ranges.add(AddressRange.parse(range));
      return this;
    }

    public Builder expiresAt(@Nullable Instant at) {
      expiresAt = at;
      return this;
    }

    public KeyDetails build() {
      return new KeyDetails(name, owner, scopes, ranges, expiresAt);
    }
  }
}
