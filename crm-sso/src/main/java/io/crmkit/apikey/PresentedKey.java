package io.crmkit.apikey;

import io.crmkit.core.Secret;
import java.util.Objects;
import java.util.Set;

/**
 * A key as a request presents it, and what the request needs.
 *
 * @param scopes each of them must be one of the key's
 */
public record PresentedKey(@Secret String text, Place place, Set<String> scopes) {

  /** Where a key stood in a request. */
  public enum Place {
    /** In a header, such as {@code Authorization: Bearer crm_…}. */
    HEADER,
    /** In the query string, where it is refused. */
    QUERY
  }

  public PresentedKey {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(place, "place");
    scopes = Set.copyOf(scopes);
  }

  /** Returns a key of a header. */
  public static PresentedKey inHeader(String text, String... scopes) {
    return new PresentedKey(text, Place.HEADER, Set.of(scopes));
  }

  /** Returns a key of a query string, which is refused, and told to the audit trail if it is ours: others know it now. */
  public static PresentedKey inQuery(String text) {
    return new PresentedKey(text, Place.QUERY, Set.of());
  }

  /** Returns a text without that of the key. */
  @Override
  public String toString() {
    return "PresentedKey[" + place + ", " + scopes + "]";
  }
}
