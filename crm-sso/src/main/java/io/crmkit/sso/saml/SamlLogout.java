package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.port.OutstandingRequests.Found;
import io.crmkit.sso.saml.port.ProviderSessions;
import io.crmkit.sso.saml.xml.OpenSaml;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Single logout through the browser (Profiles 4.4), begun here or at the provider; every message is signed, both
 * ways. Safe for concurrent use.
 */
public final class SamlLogout {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final OutstandingRequests requests;
  private final Replays replays;
  private final ProviderSessions sessions;
  private final Clock clock;
  private final XmlReader reader = new XmlReader(XmlLimits.MESSAGE);
  private final AuthenticResponse.Gate gate = new AuthenticResponse.Gate(reader);
  private final RequestIds ids = new RequestIds();

  /**
   * Makes the service.
   *
   * @throws IllegalStateException if the host has excluded OpenSAML
   */
  public SamlLogout(OutstandingRequests requests, Replays replays, ProviderSessions sessions, Clock clock) {
    OpenSaml.require();
    this.requests = Objects.requireNonNull(requests, "requests");
    this.replays = Objects.requireNonNull(replays, "replays");
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Asks the provider to end a session and all that came of it. The host ends its own session first.
   *
   * @param browser the value that binds the request to the browser, as for a login
   * @param sessionIndex null to end every session of the person
   * @throws IllegalArgumentException if the provider takes no logout, or no key of ours signs now
   */
  public OutgoingMessage begin(TenantId tenant, SamlConnection connection, String browser, NameIdentifier name,
      @Nullable String sessionIndex) {
    Instant now = clock.instant();
    SamlEndpoint endpoint = endpoint(connection);
    ServiceKey key = key(connection, now);
    OutstandingRequest request = new OutstandingRequest(ids.next(tenant), connection.provider(),
        RequestIds.sha256(browser), now, now.plus(LIFETIME), Reauthentication.NOT_FORCED, null);
    requests.add(tenant, request.withId(RequestIds.ofLogout(request.id())));
    return LogoutMessages.request(connection, endpoint, request, new LogoutMessages.Ask(name, sessionIndex), key);
  }

  private static SamlEndpoint endpoint(SamlConnection connection) {
    return connection.idp().logout(SamlEndpoint.REDIRECT)
        .or(() -> connection.idp().logout(SamlEndpoint.POST))
        .orElseThrow(() -> new IllegalArgumentException(
            "%s takes no logout by redirect or post".formatted(connection.provider())));
  }

  private static ServiceKey key(SamlConnection connection, Instant now) {
    return connection.us().signingKey(now).orElseThrow(() -> new IllegalArgumentException(
        "no key of %s signs at %s, and a logout must be signed".formatted(connection.us().entityId(), now)));
  }

  private static String place(SamlConnection connection) {
    String place = connection.us().logout();
    if (place == null) {
      throw new IllegalArgumentException("single logout is off for " + connection.provider());
    }
    return place;
  }

  /**
   * Checks the provider's answer to a logout that began here (Core 3.7.3.2).
   *
   * @param browser the value that bound the request; null if the browser sent none
   */
  public Verdict<LogoutDone> complete(
      TenantId tenant, SamlConnection connection, IncomingMessage message, @Nullable String browser) {
    return SamlSignOn.verdict(() -> {
      Instant now = clock.instant();
      LogoutReading reading = LogoutReading.response(connection, new TimeFrame(now, connection.policy().clockSkew()));
      XmlElement response = reading.read(reader, message, place(connection)).message();
      String id = useUp(tenant, connection, response.attribute("InResponseTo"), browser, now);
      StatusCheck status = StatusCheck.of(response);
      if (StatusCheck.PARTIAL_LOGOUT.equals(status.code()) || StatusCheck.PARTIAL_LOGOUT.equals(status.inner())) {
        throw SamlReason.LOGOUT_RESPONSE_PARTIAL.because("the provider could not end every session");
      }
      if (!status.isSuccess()) {
        throw SamlReason.LOGOUT_RESPONSE_STATUS.because("the provider answers " + status.described());
      }
      return new LogoutDone(id);
    });
  }

  private String useUp(TenantId tenant, SamlConnection connection, @Nullable String id, @Nullable String browser,
      Instant now) {
    String kept = id == null || !RequestIds.isOfAMessage(id) ? null : RequestIds.ofLogout(id);
    Found found = kept == null ? null : requests.find(tenant, kept).orElse(null);
    boolean ours = found != null && found.request().provider().equals(connection.provider())
        && browser != null && found.request().browser().equals(RequestIds.sha256(browser))
        && found.use() == OutstandingRequests.Use.UNUSED && now.isBefore(found.request().expiresAt());
    if (id == null || kept == null || !ours || !requests.use(tenant, kept)) {
      throw SamlReason.LOGOUT_RESPONSE_UNKNOWN.because(
          "the response answers %s, which this browser does not wait for".formatted(Untrusted.quoted(id)));
    }
    return id;
  }

  /**
   * Checks the provider's order to end sessions (Profiles 4.4.3.5) and has it carried out, once. It counts as used from
   * then on and not before: where a store fails in between, the same order may come again, for to end sessions a second
   * time does no harm and to leave them open would. Whether they are known is asked when it comes first alone, since that
   * may have ended some of them.
   *
   * @param ending ends the sessions, and {@link #answer}s; if it throws, the same order may come again
   * @return what {@code ending} answers
   */
  public <T> Verdict<T> receive(
      TenantId tenant, SamlConnection connection, IncomingMessage message, Function<LogoutOrder, T> ending) {
    return SamlSignOn.verdict(() -> {
      Instant now = clock.instant();
      TimeFrame time = new TimeFrame(now, connection.policy().clockSkew());
      LogoutReading.Read read =
          LogoutReading.request(connection, time).read(reader, message, place(connection));
      LogoutOrder order = LogoutMessages.order(read, gate, connection, now);
      return carriedOut(tenant, connection, order, time.remembered(read.end()), ending);
    });
  }

  private <T> T carriedOut(
      TenantId tenant, SamlConnection connection, LogoutOrder order, Instant until, Function<LogoutOrder, T> ending) {
    String id = RequestIds.sha256(connection.idp().entityId() + "\n" + order.requestId());
    String done = "saml-logout/" + id;
    if (replays.isMarked(tenant, done)) {
      throw replayed();
    }
    String begun = "saml-logout-begun/" + id;
    if (!replays.isMarked(tenant, begun)) {
      requireKnown(tenant, connection, order);
      replays.mark(tenant, begun, until);
    }
    T answer = ending.apply(order);
    if (replays.mark(tenant, done, until) == Use.AGAIN) {
      throw replayed();
    }
    return answer;
  }

  private static RefusedException replayed() {
    return SamlReason.LOGOUT_REPLAY.because("the logout request came before");
  }

  private void requireKnown(TenantId tenant, SamlConnection connection, LogoutOrder order) {
    List<String> known = sessions.sessionIndexes(tenant, connection.provider(), order.name());
    if (known.isEmpty()) {
      throw SamlReason.LOGOUT_NAMEID.because("nobody of this name is logged in by " + connection.provider());
    }
    if (!known.containsAll(order.sessionIndexes())) {
      throw SamlReason.LOGOUT_SESSION_INDEX.because("a session that is to be ended is not known");
    }
  }

  /**
   * Answers an order of the provider.
   *
   * @throws IllegalArgumentException if the provider takes no logout, or no key of ours signs now
   */
  public OutgoingMessage answer(TenantId tenant, SamlConnection connection, LogoutOrder order, LogoutOutcome outcome) {
    Instant now = clock.instant();
    SamlEndpoint endpoint = endpoint(connection);
    LogoutMessages.Reply reply = new LogoutMessages.Reply(ids.next(tenant), order, outcome, now);
    return LogoutMessages.response(connection, endpoint, reply, key(connection, now));
  }
}
