package io.crmkit.sso.oidc;

import io.crmkit.core.Require;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.ResponseMode;
import io.crmkit.sso.oauth.model.RedirectUri;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider as a tenant has set it up.
 *
 * @param client what we are to it; its scopes have {@code openid}
 * @param issuer exactly as the provider writes it; Microsoft's has the place {@code {tenantid}}
 * @param discovery where its metadata are
 * @param microsoftTenant the one value of {@code tid} that is taken, or {@link #ANY_TENANT} or {@link #ANY_ORGANIZATION};
 *     there if the issuer has a place for it
 * @param algorithms by which ID tokens may be signed: by key pairs, never by secrets
 * @param trustedAudiences who may stand in {@code aud} beside us
 * @param acrValues of which {@code acr} has to be one, in the order asked for; empty if it is not asked for
 * @param maxAge how long ago the person may have proved who they are; null if that is not asked for
 * @param hostedDomain the one value of Google's {@code hd} that is taken; null if it is not looked at
 * @param mode how answers come
 * @param pkce how we know that the provider does S256
 * @param userinfo whether more claims are fetched
 * @param skew how far clocks may differ
 * @param oldest how long ago an ID token may have been issued
 * @param afterLogout where the browser may go after a logout, as registered with the provider
 */
public record OidcProvider(
    OAuthClient client, String issuer, URI discovery, @Nullable String microsoftTenant, Set<JwsAlgorithm> algorithms,
    Set<String> trustedAudiences, List<String> acrValues, @Nullable Duration maxAge, @Nullable String hostedDomain,
    ResponseMode mode, Pkce pkce, Userinfo userinfo, Duration skew, Duration oldest, Set<RedirectUri> afterLogout) {

  /** How we know that a provider does PKCE with S256. */
  public enum Pkce {
    /** Its metadata say so. */
    ANNOUNCED,
    /** The operator knows; metadata may say nothing, as Microsoft's, but must not list other methods alone. */
    KNOWN
  }

  /** Whether the userinfo endpoint is asked. */
  public enum Userinfo { FETCHED, NOT_FETCHED }

  /** Stands for all tenants at Microsoft, that of private accounts too. */
  public static final String ANY_TENANT = "common";

  /** Stands for all tenants at Microsoft but that of private accounts. */
  public static final String ANY_ORGANIZATION = "organizations";

  /** The tenant at Microsoft that all private accounts are in. */
  public static final String PRIVATE_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  static final String TENANT_PLACE = "{tenantid}";
  private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);

  /** Longest issuer, in characters. */
  public static final int LONGEST_ISSUER = 1000;

  public OidcProvider {
    Objects.requireNonNull(client, "client");
    Require.notBlank(issuer, "issuer");
    Objects.requireNonNull(discovery, "discovery");
    algorithms = Set.copyOf(algorithms);
    trustedAudiences = Set.copyOf(trustedAudiences);
    acrValues = List.copyOf(acrValues);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(pkce, "pkce");
    Objects.requireNonNull(userinfo, "userinfo");
    Require.positive(oldest, "oldest");
    afterLogout = Set.copyOf(afterLogout);
    if (!client.scopes().contains("openid")) {
      throw new IllegalArgumentException("client must have the scope openid but has " + client.scopes());
    }
    if (issuer.length() > LONGEST_ISSUER) {
      throw new IllegalArgumentException("issuer must have at most %d characters but has %d".formatted(
          LONGEST_ISSUER, issuer.length()));
    }
    if (issuer.contains(TENANT_PLACE) && microsoftTenant == null) {
      throw new IllegalArgumentException("microsoftTenant must be there for the issuer " + issuer);
    }
    if (!issuer.contains(TENANT_PLACE)
        && (ANY_TENANT.equals(microsoftTenant) || ANY_ORGANIZATION.equals(microsoftTenant))) {
      throw new IllegalArgumentException("issuer must have the place %s but is %s".formatted(TENANT_PLACE, issuer));
    }
    if (algorithms.isEmpty() || algorithms.stream().anyMatch(JwsAlgorithm::isSymmetric)) {
      throw new IllegalArgumentException("algorithms must be some of key pairs but are " + algorithms);
    }
    if (skew.isNegative() || skew.compareTo(LONGEST_SKEW) > 0) {
      throw new IllegalArgumentException("skew must be 0 to %s but was %s".formatted(LONGEST_SKEW, skew));
    }
    if (maxAge != null && maxAge.isNegative() || mode == ResponseMode.FRAGMENT) {
      throw new IllegalArgumentException("maxAge must not be negative, nor mode FRAGMENT, but they are %s and %s".formatted(
          maxAge, mode));
    }
  }

  /** Returns the issuer that tokens must have: with the tenant at Microsoft in its place, unless that is left open. */
  public String expectedIssuer() {
    return microsoftTenant == null || leavesTenantOpen() ? issuer : issuer.replace(TENANT_PLACE, microsoftTenant);
  }

  /** Whether tokens of several tenants at Microsoft are taken. */
  public boolean leavesTenantOpen() {
    return ANY_TENANT.equals(microsoftTenant) || ANY_ORGANIZATION.equals(microsoftTenant);
  }

  /** Whether this is the issuer, or, where the tenant at Microsoft is left open, that of a tenant there. */
  public boolean isIssuer(@Nullable String named) {
    if (named == null || !leavesTenantOpen()) {
      return expectedIssuer().equals(named);
    }
    int place = issuer.indexOf(TENANT_PLACE);
    int after = issuer.length() - TENANT_PLACE.length() - place;
    return named.length() > place + after && takesTenant(named.substring(place, named.length() - after))
        && issuer.replace(TENANT_PLACE, named.substring(place, named.length() - after)).equals(named);
  }

  /** Whether {@code tid} may have this value. */
  boolean takesTenant(@Nullable String tenant) {
    if (tenant == null || !leavesTenantOpen()) {
      return microsoftTenant == null || microsoftTenant.equals(tenant);
    }
    return TENANT.matcher(tenant).matches()
        && (ANY_TENANT.equals(microsoftTenant) || !tenant.equals(PRIVATE_ACCOUNTS));
  }

  /**
   * Starts with what is usual: metadata where OpenID Connect Discovery, section 4 has them, RS256, a minute of skew.
   */
  public static Builder builder(OAuthClient client, String issuer) {
    return new Builder(client, issuer);
  }

  /** Collects settings. Not safe for concurrent use. */
  public static final class Builder {

    private final OAuthClient client;
    private final String issuer;
    private URI discovery;
    private @Nullable String microsoftTenant;
    private Set<JwsAlgorithm> algorithms = Set.of(JwsAlgorithm.RS256);
    private Set<String> trustedAudiences = Set.of();
    private List<String> acrValues = List.of();
    private @Nullable Duration maxAge;
    private @Nullable String hostedDomain;
    private ResponseMode mode = ResponseMode.QUERY;
    private Pkce pkce = Pkce.ANNOUNCED;
    private Userinfo userinfo = Userinfo.NOT_FETCHED;
    private Duration skew = Duration.ofMinutes(1);
    private Duration oldest = Duration.ofMinutes(10);
    private Set<RedirectUri> afterLogout = Set.of();

    private Builder(OAuthClient client, String issuer) {
      this.client = client;
      this.issuer = issuer;
      String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
      // Microsoft publishes the metadata of all tenants at one place.
      this.discovery = URI.create(base.replace(TENANT_PLACE, "common") + "/.well-known/openid-configuration");
    }

    public Builder discovery(URI at) {
      discovery = at;
      return this;
    }

    public Builder microsoftTenant(String id) {
      microsoftTenant = id;
      return this;
    }

    public Builder algorithms(JwsAlgorithm... allowed) {
      algorithms = Set.of(allowed);
      return this;
    }

    public Builder trustedAudiences(String... beside) {
      trustedAudiences = Set.of(beside);
      return this;
    }

    public Builder acrValues(String... wanted) {
      acrValues = List.of(wanted);
      return this;
    }

    public Builder maxAge(Duration age) {
      maxAge = age;
      return this;
    }

    public Builder hostedDomain(String domain) {
      hostedDomain = domain;
      return this;
    }

    public Builder mode(ResponseMode asked) {
      mode = asked;
      return this;
    }

    public Builder pkce(Pkce known) {
      pkce = known;
      return this;
    }

    public Builder userinfo(Userinfo asked) {
      userinfo = asked;
      return this;
    }

    public Builder skew(Duration allowed) {
      skew = allowed;
      return this;
    }

    public Builder oldest(Duration age) {
      oldest = age;
      return this;
    }

    public Builder afterLogout(RedirectUri... registered) {
      afterLogout = Set.of(registered);
      return this;
    }

    public OidcProvider build() {
      return new OidcProvider(client, issuer, discovery, microsoftTenant, algorithms, trustedAudiences, acrValues, maxAge,
          hostedDomain, mode, pkce, userinfo, skew, oldest, afterLogout);
    }
  }
}
