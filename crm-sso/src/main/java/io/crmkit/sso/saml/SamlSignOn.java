package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.xml.Base64Text;
import io.crmkit.sso.saml.xml.OpenSaml;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The Web Browser SSO Profile (Profiles 4.1) from the side of the service provider: sends a browser to log in, and
 * tells what becomes of what it brings back. Safe for concurrent use.
 */
public final class SamlSignOn {

  private final OutstandingRequests requests;
  private final Replays replays;
  private final Clock clock;
  private final RequestIds ids = new RequestIds();
  private final AuthenticResponse.Gate gate = new AuthenticResponse.Gate(new XmlReader(XmlLimits.MESSAGE));

  /**
   * Makes the service.
   *
   * @throws IllegalStateException if the host has excluded OpenSAML
   */
  public SamlSignOn(OutstandingRequests requests, Replays replays, Clock clock) {
    OpenSaml.require();
    this.requests = Objects.requireNonNull(requests, "requests");
    this.replays = Objects.requireNonNull(replays, "replays");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Sends a browser to log in (Profiles 4.1.4.1): by redirect if the provider takes it, else by post, signed if a key
   * of ours signs now. The relay state stays empty, for what must not be forged is kept with the request.
   *
   * @return the message, or {@code RELAY_STATE} if the browser asked to go elsewhere than to a path of the host
   * @throws IllegalArgumentException if the provider takes neither, or wants a signature and no key signs now
   */
  public Verdict<OutgoingMessage> begin(TenantId tenant, SamlConnection connection, LoginAsk ask) {
    return verdict(() -> {
      String returnTo = ask.returnTo();
      if (returnTo != null && !RelayStates.isPath(returnTo)) {
        throw SamlReason.RELAY_STATE.because(
            "after a login a browser goes to a path of this host, not to " + Untrusted.quoted(returnTo));
      }
      Instant now = clock.instant();
      SamlEndpoint endpoint = connection.idp().signOn(SamlEndpoint.REDIRECT)
          .or(() -> connection.idp().signOn(SamlEndpoint.POST))
          .orElseThrow(() -> new IllegalArgumentException(
              "%s takes no requests by redirect or post".formatted(connection.provider())));
      ServiceKey key = connection.us().signingKey(now).orElse(null);
      if (key == null && connection.idp().requestSignatures() == RequestSignatures.WANTED) {
        throw new IllegalArgumentException(
            "%s wants signed requests and no key signs at %s".formatted(connection.provider(), now));
      }
      OutstandingRequest request = new OutstandingRequest(ids.next(tenant), connection.provider(),
          RequestIds.sha256(ask.browser()), now, now.plus(connection.policy().requestLifetime()),
          ask.reauthentication(), returnTo);
      OutgoingMessage message = LoginRequest.to(endpoint, connection, request, key);
      requests.add(tenant, request);
      return message;
    });
  }

  /**
   * Checks a response that was posted, and uses it up if every check passes (Profiles 4.1.4.3).
   *
   * @param connection of the provider whose assertion consumer was called
   */
  public Verdict<SamlLogin> complete(TenantId tenant, SamlConnection connection, PostedResponse posted) {
    return verdict(() -> new ResponseReading(tenant, connection, clock.instant(), requests, replays)
        .read(gate, Base64Text.decode(posted.samlResponse(), XmlLimits.MESSAGE.bytes()), posted));
  }

  static <T> Verdict<T> verdict(Supplier<T> checks) {
    try {
      return Verdict.accept(checks.get());
    } catch (RefusedException e) {
      if (e.refusal() instanceof SsoRefusal refusal) {
        return Verdict.refuse(refusal);
      }
      throw e;
    }
  }
}
