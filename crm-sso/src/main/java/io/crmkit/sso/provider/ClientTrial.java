package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.GrantedCode;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.PkceVerifier;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.TokenResponse;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.provider.model.FindingReason;
import io.crmkit.sso.seal.SecretSealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Shows a token endpoint a code that nobody granted: who does not take the client says so before it looks at the code (RFC 6749,
 * section 5.2: {@code invalid_client} or {@code invalid_grant}). GitHub has words of its own.
 */
final class ClientTrial {

  private static final Set<String> CLIENT_ERRORS =
      Set.of("invalid_client", "unauthorized_client", "incorrect_client_credentials");
  private static final String NO_CODE = "connection-test-code-that-nobody-granted";
  private static final String PLACE = "client_secret";

  private final TestNotes notes;
  private final SecretSealer sealer;
  private final SecureRandom random;

  ClientTrial(TestNotes notes, SecretSealer sealer, SecureRandom random) {
    this.notes = notes;
    this.sealer = sealer;
    this.random = random;
  }

  void run(TenantId tenant, OAuthClient client, URI endpoint) {
    String verifier = "v".repeat(43);
    PendingLogin login = new PendingLogin("connection-test", client.provider(), "none", "none",
        sealer.seal(tenant, "connection-test", verifier.getBytes(StandardCharsets.US_ASCII)), client.redirectUri(),
        new ReturnTo("/"), notes.now());
    Verdict<TokenResponse> answer = TokenEndpoint.of(notes, sealer, random)
        .redeem(tenant, client, endpoint, new GrantedCode(NO_CODE, new PkceVerifier(verifier), login), notes.now());
    note(client, endpoint, answer);
  }

  private void note(OAuthClient client, URI endpoint, Verdict<TokenResponse> answer) {
    SsoRefusal refusal = answer.whyNot().orElse(null);
    if (refusal == null) {
      notes.error(OAuthReason.TOKEN_RESPONSE_INVALID, endpoint.toString(),
          "The token endpoint gives tokens for a code that nobody granted. Do not use this provider.");
    } else if (refusal.reason() == OAuthReason.CODE_REFUSED) {
      notes.info(FindingReason.CLIENT_ACCEPTED, endpoint.toString(), client.authentication() == ClientAuthentication.NONE
          ? "The token endpoint knows the client." : "The token endpoint takes the client and its secret.");
    } else if (refusal.reason() == OAuthReason.TOKEN_REFUSED && CLIENT_ERRORS.contains(error(endpoint))) {
      notes.error(FindingReason.CLIENT_REFUSED, PLACE, refusal.message()
          + " Compare the client id with the provider's, and fill in its secret anew: it may have expired.");
    } else if (refusal.reason() == OAuthReason.TOKEN_REFUSED) {
      notes.warning(FindingReason.CLIENT_UNTRIED, endpoint.toString(), refusal.message()
          + " So it is not known whether the secret is right; a test login will tell.");
    } else {
      notes.error(refusal, endpoint.toString());
    }
  }

  private String error(URI endpoint) {
    return notes.answer(endpoint)
        .map(response -> JsonObject.read(response.body(), OAuthReason.TOKEN_RESPONSE_INVALID))
        .filter(read -> read.whyNot().isEmpty())
        .flatMap(read -> read.orElseThrow().text("error")).orElse("");
  }
}
