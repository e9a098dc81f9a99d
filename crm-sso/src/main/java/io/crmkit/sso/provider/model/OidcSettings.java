package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.core.naming.JsonName;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect; see {@code OidcProvider} for what each setting means.
 *
 * @param algorithms names of RFC 7518, such as {@code RS256}
 */
@JsonName("oidc")
public record OidcSettings(
    OAuthApp app, String issuer, URI discovery, @Nullable String microsoftTenant, Set<String> algorithms,
    List<String> acrValues, @Nullable Duration maxAge, @Nullable String hostedDomain, Pkce pkce, Userinfo userinfo,
    @Nullable String afterLogout) implements ProviderSettings {

  /** How it is known that the provider does S256. */
  public enum Pkce { ANNOUNCED, KNOWN }

  /** Whether more claims are fetched at each login. */
  public enum Userinfo { FETCHED, NOT_FETCHED }

  private static final String TENANT_PLACE = "{tenantid}";
  private static final String MICROSOFT = "https://login.microsoftonline.com/" + TENANT_PLACE + "/v2.0";
  private static final Pattern DIRECTORY = Pattern.compile(
      "https://login\\.microsoftonline\\.com/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/v2\\.0");

  public OidcSettings {
    Objects.requireNonNull(app, "app");
    Require.notBlank(issuer, "issuer");
    Objects.requireNonNull(discovery, "discovery");
    algorithms = Collections.unmodifiableSet(new TreeSet<>(algorithms));
    acrValues = List.copyOf(acrValues);
    Objects.requireNonNull(pkce, "pkce");
    Objects.requireNonNull(userinfo, "userinfo");
  }

  /** One directory of Microsoft is the same whether a preset keeps it beside the issuer or an administrator wrote it into that. */
  @Override
  public ProviderIdentity identity() {
    Matcher directory = DIRECTORY.matcher(issuer);
    if (directory.matches()) {
      return ProviderIdentity.oidc(MICROSOFT + " " + directory.group(1), app.clientId());
    }
    String tenant = microsoftTenant == null ? "" : " " + microsoftTenant;
    return ProviderIdentity.oidc(issuer + tenant, app.clientId());
  }

  @Override
  public Optional<ProviderIdentity> formerIdentity() {
    String written = microsoftTenant == null ? issuer : issuer.replace(TENANT_PLACE, microsoftTenant);
    return DIRECTORY.matcher(written).matches()
        ? Optional.of(ProviderIdentity.oidc(written, app.clientId())) : Optional.empty();
  }

  @Override
  public Protocol protocol() {
    return Protocol.OIDC;
  }

  OidcSettings withApp(OAuthApp other) {
    return new OidcSettings(other, issuer, discovery, microsoftTenant, algorithms, acrValues, maxAge, hostedDomain,
        pkce, userinfo, afterLogout);
  }

  /** Starts with RS256, PKCE as announced, and no userinfo. */
  public static Builder builder(OAuthApp app, String issuer, URI discovery) {
    return new Builder(app, issuer, discovery);
  }

  /** Collects settings. Not safe for concurrent use. */
  public static final class Builder {

    private final OAuthApp app;
    private final String issuer;
    private final URI discovery;
    private @Nullable String microsoftTenant;
    private Set<String> algorithms = Set.of("RS256");
    private List<String> acrValues = List.of();
    private @Nullable Duration maxAge;
    private @Nullable String hostedDomain;
    private Pkce pkce = Pkce.ANNOUNCED;
    private Userinfo userinfo = Userinfo.NOT_FETCHED;
    private @Nullable String afterLogout;

    private Builder(OAuthApp app, String issuer, URI discovery) {
      this.app = app;
      this.issuer = issuer;
      this.discovery = discovery;
    }

    public Builder microsoftTenant(@Nullable String id) {
      microsoftTenant = id;
      return this;
    }

    public Builder algorithms(Set<String> allowed) {
      algorithms = allowed;
      return this;
    }

    public Builder acrValues(List<String> wanted) {
      acrValues = wanted;
      return this;
    }

    public Builder maxAge(@Nullable Duration age) {
      maxAge = age;
      return this;
    }

    public Builder hostedDomain(@Nullable String domain) {
      hostedDomain = domain;
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

    public Builder afterLogout(@Nullable String registered) {
      afterLogout = registered;
      return this;
    }

    public OidcSettings build() {
      return new OidcSettings(app, issuer, discovery, microsoftTenant, algorithms, acrValues, maxAge, hostedDomain,
          pkce, userinfo, afterLogout);
    }
  }
}
