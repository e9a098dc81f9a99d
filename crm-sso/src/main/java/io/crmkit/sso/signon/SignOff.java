package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcProviders;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.model.Protocol;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every way out: a person logs out here, and at the provider along with it; or the provider tells of a logout, through the
 * browser or by itself. Each ends the sessions that it is about and no others. Safe for concurrent use if the ports are.
 */
public final class SignOff {

  private final SignOnPorts ports;
  private final Sessions sessions;
  private final SessionEndings endings;
  private final OidcSignOff oidc;
  private final SamlSignOff saml;
  private final SignOnTrail trail;
  private final String afterwards;
  private final Clock clock;
  private final Observed observed;

  private SignOff(Builder from) {
    this.ports = from.ports;
    this.sessions = from.sessions;
    this.endings = from.endings;
    this.afterwards = from.afterwards.path();
    this.oidc = new OidcSignOff(
        from.oidcProviders, from.discovery, from.replays, from.sessions, from.endings, from.ports.sealer());
    this.saml = new SamlSignOff(
        from.ports.providers(), from.samlLogout, new SamlSessions(from.sessions, from.ports.proofs()), from.endings);
    this.trail = new SignOnTrail(from.ports.events(), from.clock);
    this.clock = from.clock;
    this.observed = Observed.service("sign-off", from.listener);
  }

  /**
   * Starts with what ends sessions.
   *
   * @param endings the same that accounts were given
   */
  public static Builder builder(Sessions sessions, SessionEndings endings, SignOnPorts ports, Clock clock) {
    return new Builder(sessions, endings, ports, clock);
  }

  /**
   * Logs a person out here, whatever becomes of the rest, and says where the browser goes: to the provider to be logged out
   * there as well, if it can do that, else to the page for afterwards. The host removes the cookie of the session. What came
   * of a session that is over ends as well, if the cookie is its own.
   */
  public Departure leave(TenantId tenant, Browser browser) {
    return observed.call("leave", tenant, call -> {
      if (!(sessions.checkOnTheWay(tenant, browser.session(), browser.client())
          instanceof Verdict.Accepted<SessionView> found)) {
        sessions.ofCookie(tenant, browser.session())
            .ifPresent(over -> endings.forget(tenant, over, browser.client()));
        return Departure.to(afterwards);
      }
      SessionView session = found.value();
      ProviderSession provider = providerOf(session);
      LoginProof proof = ports.proofs().find(tenant, session.id()).orElse(null);
      endings.end(tenant, session, EndReason.LOGGED_OUT, browser.client());
      return provider == null || proof == null ? Departure.to(afterwards)
          : departure(tenant, provider, proof, browser).orElseGet(() -> Departure.to(afterwards));
    });
  }

  /** A provider that cannot be reached, or takes no logout, keeps nobody here logged in. */
  private Optional<Departure> departure(
      TenantId tenant, ProviderSession provider, LoginProof proof, Browser browser) {
    Instant now = clock.instant();
    Verdict<Optional<Departure>> out = proof.name() == null
        ? oidc.begin(tenant, provider, proof, browser, now) : saml.begin(tenant, provider, proof.name(), browser, now);
    if (out instanceof Verdict.Refused<Optional<Departure>> refused) {
      trail.logoutRefused(tenant, provider.provider(), "begun here", refused.refusal(), browser.client());
      return Optional.empty();
    }
    return out.orElseThrow();
  }

  static @Nullable ProviderSession providerOf(SessionView session) {
    Login login = session.start().login();
    return login == null ? null : login.provider();
  }

  /**
   * Takes what a provider sent through the browser to the place for logouts: the answer to a logout that began here, by
   * OpenID Connect or SAML, or a SAML provider's order to end sessions, which is carried out; if this throws, the same
   * order may come again.
   *
   * @return where the browser goes: to the page for afterwards, or back to the provider with the answer to its order
   */
  public Verdict<Departure> receive(TenantId tenant, Answer answer, Browser browser) {
    return observed.call("receive", tenant, call -> {
      boolean isSaml = ports.providers().find(tenant, answer.provider())
          .filter(each -> each.protocol() == Protocol.SAML).isPresent();
      Verdict<SamlSignOff.Received> received = isSaml ? saml.receive(tenant, answer, browser, clock.instant())
          : oidc.returned(tenant, answer, browser).then(back -> Verdict.accept(SamlSignOff.Received.ANSWERED));
      return told(tenant, answer.provider(), isSaml ? "saml" : "rp-initiated", browser.client(), () -> received)
          .then(done -> Verdict.accept(done.departure() == null ? Departure.to(afterwards) : done.departure()));
    });
  }

  /**
   * Takes the order of a provider that loads the page for logouts in a hidden frame (OpenID Connect Front-Channel Logout,
   * section 2). It counts with issuer and session of who is logged in in this browser alone, or was until the session
   * ended; the cookie of the session comes along in a frame only with SameSite=None, and the host removes it.
   *
   * @param issuer {@code iss}; null if it was not sent
   * @param session {@code sid}; null if it was not sent
   * @return how many sessions were ended: none if it was over
   */
  public Verdict<Integer> frontChannel(
      TenantId tenant, ProviderId provider, @Nullable String issuer, @Nullable String session, Browser browser) {
    return observed.call("frontChannel", tenant, call -> told(tenant, provider, "front-channel", browser.client(),
        () -> oidc.frontChannel(tenant, provider, issuer, session, browser).then(SamlSignOff.Received::ended)))
        .then(done -> Verdict.accept(done.sessions()));
  }

  /**
   * Takes the logout token that a provider posted by itself (OpenID Connect Back-Channel Logout, section 2.5): answer 200
   * with {@code Cache-Control: no-store}, or 400 if it is refused. If this throws, the same token may come again.
   *
   * @param client from where it came
   * @return how many sessions were ended
   */
  public Verdict<Integer> backChannel(TenantId tenant, ProviderId provider, String logoutToken, Client client) {
    return observed.call("backChannel", tenant, call -> told(tenant, provider, "back-channel", client,
        () -> oidc.backChannel(tenant, provider, logoutToken, client, clock.instant())
            .then(SamlSignOff.Received::ended)))
        .then(done -> Verdict.accept(done.sessions()));
  }

  private Verdict<SamlSignOff.Received> told(TenantId tenant, ProviderId provider, String how, Client client,
      Supplier<Verdict<SamlSignOff.Received>> work) {
    Verdict<SamlSignOff.Received> received = work.get();
    received.whyNot().ifPresent(why -> trail.logoutRefused(
        tenant, ports.providers().find(tenant, provider).isPresent() ? provider : null, how, why, client));
    if (received instanceof Verdict.Accepted<SamlSignOff.Received> accepted) {
      trail.loggedOut(tenant, provider, how, accepted.value().sessions(), client);
    }
    return received;
  }

  /** Collects what a host has for logouts. Not safe for concurrent use. */
  public static final class Builder {

    private final Sessions sessions;
    private final SessionEndings endings;
    private final SignOnPorts ports;
    private final Clock clock;
    private OidcProviders oidcProviders = (tenant, id) -> Optional.empty();
    private @Nullable Discovery discovery;
    private @Nullable Replays replays;
    private @Nullable SamlLogout samlLogout;
    private ReturnTo afterwards = new ReturnTo("/");
    private ServiceListener listener = ServiceListener.none();

    private Builder(Sessions sessions, SessionEndings endings, SignOnPorts ports, Clock clock) {
      this.sessions = Objects.requireNonNull(sessions, "sessions");
      this.endings = Objects.requireNonNull(endings, "endings");
      this.ports = Objects.requireNonNull(ports, "ports");
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Adds the logouts of OpenID Connect. */
    public Builder oidc(OidcProviders providers, Discovery metadata, Replays seen) {
      oidcProviders = Objects.requireNonNull(providers, "providers");
      discovery = Objects.requireNonNull(metadata, "metadata");
      replays = Objects.requireNonNull(seen, "seen");
      return this;
    }

    /** Adds the logouts of SAML. */
    public Builder saml(SamlLogout logout) {
      samlLogout = Objects.requireNonNull(logout, "logout");
      return this;
    }

    /** Names the page for afterwards, a path of the host; its start unless said otherwise. */
    public Builder afterwards(String path) {
      afterwards = new ReturnTo(path);
      return this;
    }

    /** Adds somebody who hears how long each call took and how it ended. */
    public Builder listener(ServiceListener heard) {
      listener = Objects.requireNonNull(heard, "heard");
      return this;
    }

    public SignOff build() {
      return new SignOff(this);
    }
  }
}
