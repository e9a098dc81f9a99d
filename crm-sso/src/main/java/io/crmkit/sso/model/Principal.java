package io.crmkit.sso.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom an identity provider vouches for, after every check of its message has passed.
 *
 * <p>A person is known by provider and {@link #subject()}, never by an e-mail address, which can be given to another.
 *
 * @param provider who vouches
 * @param issuer the issuer of the ID token, or the entity ID of the SAML provider
 * @param subject {@code sub}, or the NameID; unique within the issuer
 * @param email null if none was said
 * @param emailVerified whether the provider says that the address is the person's
 * @param name a name to show; null if none was said
 * @param attributes all claims or attributes that a role mapping may read, each with its values, in the order sent
 * @param authenticatedAt when the person proved who they are; null if not said
 * @param authnContext {@code acr}, or the AuthnContextClassRef; null if not said
 * @param sessionIndex {@code sid}, or the SessionIndex, by which the provider can end the session; null if it cannot
 * @param sessionNotAfter when the provider's session ends at the latest; null if not said
 */
public record Principal(
    ProviderId provider, String issuer, String subject, @Nullable String email, EmailVerified emailVerified,
    @Nullable String name, Map<String, List<String>> attributes, @Nullable Instant authenticatedAt,
    @Nullable String authnContext, @Nullable String sessionIndex, @Nullable Instant sessionNotAfter) {

  /** Whether an address may be taken for the person's: only {@link #YES} is a yes. */
  public enum EmailVerified { YES, NO, NOT_SAID }

  public Principal {
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(issuer, "issuer");
    Require.notBlank(subject, "subject");
    Objects.requireNonNull(emailVerified, "emailVerified");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    attributes.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    attributes = Collections.unmodifiableMap(copy);
  }

  public static Builder builder(ProviderId provider, String issuer, String subject) {
    return new Builder(provider, issuer, subject);
  }

  /** Collects what a provider said. Not safe for concurrent use. */
  public static final class Builder {

    private final ProviderId provider;
    private final String issuer;
    private final String subject;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private @Nullable String email;
    private EmailVerified emailVerified = EmailVerified.NOT_SAID;
    private @Nullable String name;
    private @Nullable Instant authenticatedAt;
    private @Nullable String authnContext;
    private @Nullable String sessionIndex;
    private @Nullable Instant sessionNotAfter;

    private Builder(ProviderId provider, String issuer, String subject) {
      this.provider = provider;
      this.issuer = issuer;
      this.subject = subject;
    }

    public Builder email(@Nullable String address, EmailVerified verified) {
      email = address;
      emailVerified = verified;
      return this;
    }

    public Builder name(@Nullable String shown) {
      name = shown;
      return this;
    }

    public Builder attribute(String key, List<String> values) {
      attributes.put(key, values);
      return this;
    }

    public Builder authenticatedAt(@Nullable Instant at) {
      authenticatedAt = at;
      return this;
    }

    public Builder authnContext(@Nullable String context) {
      authnContext = context;
      return this;
    }

    public Builder sessionIndex(@Nullable String index) {
      sessionIndex = index;
      return this;
    }

    public Builder sessionNotAfter(@Nullable Instant at) {
      sessionNotAfter = at;
      return this;
    }

    public Principal build() {
      return new Principal(provider, issuer, subject, email, emailVerified, name, attributes, authenticatedAt,
          authnContext, sessionIndex, sessionNotAfter);
    }
  }
}
