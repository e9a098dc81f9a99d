package io.crmkit.testkit.sso.signon;

import static io.crmkit.testkit.sso.signon.SignOnDesk.ACME;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ADFS;
import static io.crmkit.testkit.sso.signon.SignOnDesk.AUDIENCE;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CLIENT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.CONSUMER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.ISSUER;
import static io.crmkit.testkit.sso.signon.SignOnDesk.LOGOUT;
import static io.crmkit.testkit.sso.signon.SignOnDesk.NOW;
import static io.crmkit.testkit.sso.signon.SignOnDesk.OKTA;
import static io.crmkit.testkit.sso.signon.SignOnDesk.SAML;
import static io.crmkit.testkit.sso.signon.SignOnDesk.encoded;
import static io.crmkit.testkit.sso.signon.SignOnDesk.query;
import static io.crmkit.testkit.sso.signon.SignOnDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.SamlSessions;
import io.crmkit.sso.signon.SessionEndings;
import io.crmkit.sso.signon.SignOff;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Orders of a provider to end sessions while a store is away: the same order, sent again, ends what is left. */
class InterruptedLogoutsTest {

  private static final NameIdentifier BOB =
      new NameIdentifier("bob@acme.example", NameIdentifier.EMAIL_ADDRESS, null, null);

  private final SignOnDesk desk = new SignOnDesk();
  private final AwayOnce proofs = AwayOnce.of(desk.proofs);
  private final SignOff signOff = SignOff
      .builder(desk.sessions, SessionEndings.of(desk.sessions, proofs).withTokens(desk.tokens), desk.ports, desk.clock)
      .oidc(desk.oidcProviders, desk.discovery, desk.replays)
      .saml(new SamlLogout(desk.requests, desk.replays, new SamlSessions(desk.sessions, desk.proofs), desk.clock))
      .build();
  private final List<String> cookies = new ArrayList<>();

  private void kept() {
    cookies.add(Objects.requireNonNull(desk.session, "session"));
    desk.session = null;
  }

  private List<Object> checks() {
    return cookies.stream().map(each -> reason(desk.sessions.check(ACME, each, CLIENT))).toList();
  }

  @Test
  void isCarriedOutWholeWhenALogoutTokenComesAgain() {
    for (int each = 0; each < 2; each++) {
      desk.signedOn(OKTA);
      kept();
    }
    String token = desk.idp.logoutToken(Map.of("iss", ISSUER, "aud", "crm", "iat", NOW, "exp", NOW.plusSeconds(120),
        "jti", "1", "sub", "alice", "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));

    assertThatIllegalStateException().isThrownBy(() -> signOff.backChannel(ACME, OKTA, token, CLIENT));
    assertThat(checks()).containsExactlyInAnyOrder(SessionReason.SESSION_REVOKED, "accepted");
    assertThat(signOff.backChannel(ACME, OKTA, token, CLIENT).orElseThrow()).isEqualTo(1);
    assertThat(checks()).containsOnly(SessionReason.SESSION_REVOKED);
    assertThat(reason(signOff.backChannel(ACME, OKTA, token, CLIENT))).isEqualTo(OAuthReason.LOGOUT_TOKEN_REPLAYED);
  }

  @Test
  void isCarriedOutWholeWhenALogoutRequestComesAgain() {
    for (String index : List.of("session-1", "session-2")) {
      String request = SignOnDesk.idOf(desk.begin(ADFS).departure());
      desk.complete(SignOnDesk.saml(io.crmkit.testkit.sso.saml.Answer.to(AUDIENCE, CONSUMER, NOW)
          .inResponseTo(request).session(index, null)));
      kept();
    }
    Answer order = Answer.post(ADFS, LOGOUT, "SAMLRequest=" + encoded(FakeSamlProvider.posted(
        SAML.logoutRequest(LOGOUT, BOB, List.of("session-1", "session-2"), NOW))));

    assertThatIllegalStateException().isThrownBy(() -> signOff.receive(ACME, order, desk.browser()));
    assertThat(checks()).containsExactlyInAnyOrder(SessionReason.SESSION_REVOKED, "accepted");
    String answer = query(signOff.receive(ACME, order, desk.browser()).orElseThrow().url())
        .getOrDefault("SAMLResponse", "");
    assertThat(SignOnDesk.inflated(answer)).contains("status:Success");
    assertThat(checks()).containsOnly(SessionReason.SESSION_REVOKED);
    assertThat(reason(signOff.receive(ACME, order, desk.browser()))).isEqualTo(SamlReason.LOGOUT_REPLAY);
  }
}
