package io.crmkit.sso.provider;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.oauth.ClientKey;
import io.crmkit.sso.oauth.PkceVerifier;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.OAuthApp.SecretUse;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.OidcSettings.Pkce;
import io.crmkit.sso.provider.model.OidcSettings.Userinfo;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the forms of OAuth 2.0 and OpenID Connect, with what is particular to each provider. */
final class OAuthForms {

  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HOST =
      Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern OKTA_ADMIN = Pattern.compile("(?i).*-admin\\.(okta|oktapreview|okta-emea|okta-gov)\\.com");
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int HTTPS_PORT = 443;
  private static final String MICROSOFT = "https://login.microsoftonline.com/";

  /** The tenant of private accounts; the issuer of the page {@code consumers}. */
  private static final String PRIVATE_ACCOUNTS = OidcProvider.PRIVATE_ACCOUNTS;

  /** Whoever asks for a login within more than that asks for nothing. */
  private static final Duration OLDEST_LOGIN = Duration.ofDays(3650);

  private static final List<String> USUAL_SCOPES = List.of("openid", "email", "profile");

  private final ProviderForm form;
  private final FormReading fields;
  private final ProviderPlaces places;
  private final @Nullable ProviderSettings before;
  private final Function<byte[], Sealed> sealer;
  private final SecureRandom random;

  /**
   * Starts to read a form.
   *
   * @param before the settings whose secret stays if none is filled in; null for a new provider
   */
  OAuthForms(ProviderForm form, ProviderPlaces places, @Nullable ProviderSettings before, Function<byte[], Sealed> sealer,
      SecureRandom random) {
    this.form = form;
    this.places = places;
    this.before = before;
    this.sealer = sealer;
    this.random = random;
    OAuthApp app = appBefore();
    this.fields = new FormReading(form, app != null && app.secret() != null
        && app.clientId().equals(form.values().get(ProviderField.CLIENT_ID))
        ? EnumSet.of(ProviderField.CLIENT_SECRET) : EnumSet.noneOf(ProviderField.class));
  }

  Validated<ProviderSettings> read() {
    RedirectUri.parse(places.redirectUri()).whyNot()
        .ifPresent(refusal -> fields.add(new Violation("redirect_uri", refusal.code(), refusal.message())));
    return switch (form.preset()) {
      case GOOGLE -> google();
      case MICROSOFT -> microsoft();
      case ENTRA_OIDC -> entra();
      case GITHUB -> gitHub();
      case OKTA_OIDC -> okta();
      default -> custom();
    };
  }

  /** Google lists S256 and its issuer in its metadata; hd is that of a Workspace. */
  private Validated<ProviderSettings> google() {
    String domain = fields.matching(ProviderField.HOSTED_DOMAIN, HOST, "a domain such as acme.example");
    return oidc(SecretUse.POST, USUAL_SCOPES, "https://accounts.google.com", null, builder -> builder
        .hostedDomain(domain == null ? null : domain.toLowerCase(Locale.ROOT)));
  }

  /** Microsoft's metadata say nothing of PKCE, which it does; the issuer has a place for the tenant that a person is of. */
  private Validated<ProviderSettings> microsoft() {
    String accounts = fields.word(ProviderField.ACCOUNTS, "common", "organizations", "consumers");
    String tenant = accounts.equals("consumers") ? PRIVATE_ACCOUNTS : accounts;
    return oidc(SecretUse.POST, USUAL_SCOPES, MICROSOFT + "{tenantid}/v2.0",
        URI.create(MICROSOFT + accounts + "/v2.0/.well-known/openid-configuration"),
        builder -> builder.microsoftTenant(tenant).pkce(Pkce.KNOWN));
  }

  private Validated<ProviderSettings> entra() {
    String tenant = fields.matching(ProviderField.TENANT_ID, UUID,
        "the id of the directory, a UUID as its overview page shows it");
    String id = tenant == null ? PRIVATE_ACCOUNTS : tenant.toLowerCase(Locale.ROOT);
    return oidc(SecretUse.POST, USUAL_SCOPES, MICROSOFT + "{tenantid}/v2.0",
        URI.create(MICROSOFT + id + "/v2.0/.well-known/openid-configuration"),
        builder -> builder.microsoftTenant(id).pkce(Pkce.KNOWN));
  }

  private Validated<ProviderSettings> okta() {
    String host = fields.matching(ProviderField.DOMAIN, HOST, "a host name such as acme.okta.com");
    if (host != null && OKTA_ADMIN.matcher(host).matches()) {
      fields.invalid(ProviderField.DOMAIN, "%s is where administrators go; leave out -admin.".formatted(host));
    }
    String server = fields.matching(ProviderField.AUTHORIZATION_SERVER, SERVER, "a name such as default");
    String issuer = "https://" + (host == null ? "acme.okta.com" : host.toLowerCase(Locale.ROOT))
        + (server == null ? "" : "/oauth2/" + server);
    return oidc(SecretUse.BASIC, USUAL_SCOPES, issuer, null, builder -> builder.userinfo(Userinfo.FETCHED));
  }

  private Validated<ProviderSettings> custom() {
    URI issuer = fields.address(ProviderField.ISSUER);
    if (issuer != null && issuer.getRawQuery() != null) {
      fields.invalid(ProviderField.ISSUER, "An issuer has no query, but %s has.".formatted(
          Untrusted.quoted(issuer.toString())));
    }
    URI discovery = fields.address(ProviderField.DISCOVERY_URL);
    Set<String> algorithms = algorithms();
    List<String> scopes = scopes();
    PkceVerifier.method(fields.text(ProviderField.PKCE_METHOD, PkceVerifier.METHOD)).whyNot()
        .ifPresent(refusal -> fields.refused(ProviderField.PKCE_METHOD, refusal));
    Pkce pkce = fields.word(ProviderField.PKCE, "announced", "known").equals("known") ? Pkce.KNOWN : Pkce.ANNOUNCED;
    Userinfo userinfo =
        fields.word(ProviderField.USERINFO, "no", "yes").equals("yes") ? Userinfo.FETCHED : Userinfo.NOT_FETCHED;
    List<String> contexts = fields.words(ProviderField.ACR_VALUES, "");
    Duration maxAge = maxAge();
    String afterLogout = afterLogout();
    OAuthApp app = appBefore();
    SecretUse usual = fields.has(ProviderField.CLIENT_SECRET) || app != null && app.secret() != null
        ? SecretUse.BASIC : SecretUse.NONE;
    String use = fields.word(ProviderField.CLIENT_AUTHENTICATION, usual.name().toLowerCase(Locale.ROOT), "basic", "post",
        "private_key_jwt", "none");
    String name = issuer == null ? "https://idp.example" : fields.text(ProviderField.ISSUER, "");
    return oidc(SecretUse.valueOf(use.toUpperCase(Locale.ROOT)), scopes, name, discovery,
        builder -> builder.algorithms(algorithms).pkce(pkce).userinfo(userinfo).acrValues(contexts).maxAge(maxAge)
            .afterLogout(afterLogout));
  }

  private Set<String> algorithms() {
    Set<String> algorithms = new TreeSet<>(fields.words(ProviderField.ALGORITHMS, "RS256"));
    for (String each : algorithms) {
      if (JwsAlgorithm.named(each).filter(known -> !known.isSymmetric()).isEmpty()) {
        fields.refused(ProviderField.ALGORITHMS, new SsoRefusal(JoseReason.ALG_NOT_ALLOWED,
            "ID tokens are signed by key pairs, such as RS256, ES256, PS256 or EdDSA, and not by %s.".formatted(
                Untrusted.quoted(each))));
      }
    }
    return algorithms;
  }

  private List<String> scopes() {
    List<String> scopes = fields.words(ProviderField.SCOPES, "openid email profile");
    if (!scopes.contains("openid")) {
      fields.invalid(ProviderField.SCOPES, "scopes must have openid, or the provider gives no ID token.");
    }
    boolean isAscii = scopes.stream().flatMapToInt(String::chars)
        .allMatch(each -> each > ' ' && each <= '~' && each != '"' && each != '\\');
    if (!isAscii) {
      fields.invalid(ProviderField.SCOPES, "scopes are words of ASCII without quotes (RFC 6749, section 3.3).");
    }
    return scopes;
  }

  private @Nullable Duration maxAge() {
    String text = fields.text(ProviderField.MAX_AGE);
    try {
      Duration age = text == null ? null : Duration.parse(text);
      if (age == null || !age.isNegative() && age.compareTo(OLDEST_LOGIN) <= 0) {
        return age;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    fields.invalid(ProviderField.MAX_AGE, "max_age must be a time such as PT8H, at most %d days, but is %s.".formatted(
        OLDEST_LOGIN.toDays(), Untrusted.quoted(text)));
    return null;
  }

  private @Nullable String afterLogout() {
    String text = fields.text(ProviderField.AFTER_LOGOUT);
    if (text != null) {
      RedirectUri.parse(text).whyNot().ifPresent(refusal -> fields.refused(ProviderField.AFTER_LOGOUT, refusal));
    }
    return text;
  }

  private Validated<ProviderSettings> gitHub() {
    URI site = fields.address(ProviderField.SITE);
    if (site != null && (site.getRawQuery() != null || !site.getRawPath().matches("/?"))) {
      fields.invalid(ProviderField.SITE, "site is the address of the server alone, such as https://github.acme.example.");
    }
    URI named = URI.create(site == null ? "https://github.com" : bare(site));
    // People are known by the site as it was written first.
    URI server = before instanceof GitHub known && bare(known.site()).equals(named.toString()) ? known.site() : named;
    OAuthApp kept = before instanceof GitHub known && known.site().equals(server) ? known.app() : null;
    OAuthApp app = app(SecretUse.POST, List.of("read:user", "user:email"), kept);
    if (!fields.isSound() || app == null) {
      return Validated.invalid(fields.violations());
    }
    // The REST API of a GitHub Enterprise Server is below its site.
    return Validated.valid(
        new GitHub(app, server, site == null ? URI.create("https://api.github.com") : URI.create(server + "/api/v3")));
  }

  /** One spelling of a server, by which it is known again: of its scheme and host the case does not matter, nor is port 443 another. */
  private static String bare(URI site) {
    boolean isUsual = site.getPort() == HTTPS_PORT && "https".equalsIgnoreCase(site.getScheme());
    return (site.getScheme() + "://" + site.getHost()).toLowerCase(Locale.ROOT)
        + (site.getPort() < 0 || isUsual ? "" : ":" + site.getPort());
  }

  private Validated<ProviderSettings> oidc(SecretUse use, List<String> scopes, String issuer, @Nullable URI discovery,
      Function<OidcSettings.Builder, OidcSettings.Builder> particular) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI metadata = discovery == null ? URI.create(base + "/.well-known/openid-configuration") : discovery;
    OAuthApp kept = before instanceof OidcSettings known && known.issuer().equals(issuer)
        && known.discovery().equals(metadata) ? known.app() : null;
    OAuthApp app = app(use, scopes, kept);
    if (!fields.isSound() || app == null) {
      return Validated.invalid(fields.violations());
    }
    return Validated.valid(particular.apply(OidcSettings.builder(app, issuer, metadata)).build());
  }

  private @Nullable OAuthApp appBefore() {
    return before == null ? null : Providers.app(before);
  }

  /**
   * Returns null if a field is wrong; a secret is sealed only if none is.
   *
   * @param known what the client was at the same place; null if it was at another, to which its secret must not go
   */
  private @Nullable OAuthApp app(SecretUse use, List<String> scopes, @Nullable OAuthApp known) {
    String clientId = fields.text(ProviderField.CLIENT_ID, "");
    boolean isKept = known != null && known.clientId().equals(clientId) && known.secret() != null
        && (known.use() == SecretUse.PRIVATE_KEY_JWT) == (use == SecretUse.PRIVATE_KEY_JWT);
    String secret = fields.text(ProviderField.CLIENT_SECRET);
    boolean takesSecret = use == SecretUse.BASIC || use == SecretUse.POST;
    if (takesSecret && secret == null && !isKept && fields.isSound()) {
      fields.missing(ProviderField.CLIENT_SECRET);
    }
    if (!takesSecret && secret != null) {
      fields.invalid(ProviderField.CLIENT_SECRET, "A client with %s has no secret to fill in.".formatted(
          use.name().toLowerCase(Locale.ROOT)));
    }
    if (!fields.isSound()) {
      return null;
    }
    if (use == SecretUse.NONE) {
      return new OAuthApp(clientId, null, use, places.redirectUri(), scopes);
    }
    Sealed sealed = secret == null && isKept && known != null ? known.secret() : sealer.apply(bytes(use, secret));
    return new OAuthApp(clientId, sealed, use, places.redirectUri(), scopes);
  }

  /** A key pair is made here, and leaves only as {@link Providers#clientKeys}. */
  private byte[] bytes(SecretUse use, @Nullable String secret) {
    return use == SecretUse.PRIVATE_KEY_JWT || secret == null
        ? ClientKey.bytes(SigningKey.generate(JwsAlgorithm.RS256, random)) : secret.getBytes(StandardCharsets.UTF_8);
  }
}
