package io.crmkit.sso.saml;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.port.OutstandingRequests.Found;
import io.crmkit.sso.saml.port.OutstandingRequests.Use;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which request a response answers, and that this browser made it (Profiles 4.1.4.3 and 4.1.5). */
final class RequestCheck {

  private final OutstandingRequests requests;
  private final TenantId tenant;
  private final SamlConnection connection;

  RequestCheck(OutstandingRequests requests, TenantId tenant, SamlConnection connection) {
    this.requests = requests;
    this.tenant = tenant;
    this.connection = connection;
  }

  /** Returns the request, which is not used up yet; null for none. */
  @Nullable OutstandingRequest find(@Nullable String id, @Nullable String browser, Instant now) {
    if (id == null) {
      return null;
    }
    Found found = RequestIds.isOfAMessage(id) ? requests.find(tenant, id).orElse(null) : null;
    if (found == null) {
      throw (RequestIds.isOfAnother(tenant, id) ? SamlReason.IN_RESPONSE_TO_TENANT : SamlReason.IN_RESPONSE_TO_UNKNOWN)
          .because("the response answers %s, which this tenant never asked".formatted(Untrusted.quoted(id)));
    }
    check(found, browser, now);
    return found.request();
  }

  /** Requires that a response which answers no request may do so, and does so throughout. */
  void requireUnsolicited(SubjectCheck subject) {
    if (!connection.policy().concedes(Concession.UNSOLICITED_RESPONSES)) {
      throw SamlReason.UNSOLICITED.because("the response answers no request, and logins begin here");
    }
    if (subject.answersSomething()) {
      throw SamlReason.UNSOLICITED.because("the response answers no request but its confirmation does");
    }
  }

  private void check(Found found, @Nullable String browser, Instant now) {
    OutstandingRequest request = found.request();
    if (!request.provider().equals(connection.provider())) {
      throw SamlReason.IN_RESPONSE_TO_PROVIDER.because(
          "%s answers a request to %s".formatted(connection.provider(), request.provider()));
    }
    if (browser == null || !isSame(request.browser(), RequestIds.sha256(browser))) {
      throw SamlReason.IN_RESPONSE_TO_BROWSER.because("the request was made by another browser");
    }
    if (found.use() == Use.USED) {
      throw SamlReason.IN_RESPONSE_TO_USED.because("the request was answered before");
    }
    if (!now.isBefore(request.expiresAt())) {
      throw SamlReason.IN_RESPONSE_TO_EXPIRED.because(
          "the request waited until %s, and it is %s".formatted(request.expiresAt(), now));
    }
  }

  private static boolean isSame(String expected, String came) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), came.getBytes(StandardCharsets.US_ASCII));
  }
}
