package io.crmkit.testkit.sso;

import static io.crmkit.testkit.sso.FactorDesk.ACME;
import static io.crmkit.testkit.sso.FactorDesk.ANN;
import static io.crmkit.testkit.sso.FactorDesk.AT;
import static io.crmkit.testkit.sso.FactorDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import io.crmkit.apikey.ApiKeys;
import io.crmkit.apikey.IssuedKey;
import io.crmkit.apikey.KeyPolicy;
import io.crmkit.apikey.KeyPorts;
import io.crmkit.apikey.PresentedKey;
import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.sso.mfa.BackupCodes;
import io.crmkit.sso.mfa.SentCode;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.session.IssuedSession;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.testkit.apikey.InMemoryKeyRepository;
import io.crmkit.testkit.apikey.InMemoryKeyUsages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Every secret that sessions, second factors and API keys hand out is looked for in every text that they leave: states,
 * events of the outbox, security events, answers, refusals and exceptions.
 */
class NoSecretsTest {

  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final FactorDesk desk = new FactorDesk();
  private final InMemorySessionRepository sessionStore = new InMemorySessionRepository(desk.outbox);
  private final InMemoryKeyRepository keyStore = new InMemoryKeyRepository(desk.outbox);
  private final Sessions sessions = new Sessions(
      new SessionPorts(sessionStore, SessionPolicies.same(SessionPolicy.USUAL), desk.events), desk.clock);
  private final ApiKeys keys = new ApiKeys(
      new KeyPorts(keyStore, new InMemoryKeyUsages(), (tenant, user) -> true, desk.events), KeyPolicy.USUAL, desk.clock);

  private final List<String> secrets = new ArrayList<>();
  private final List<Object> left = new ArrayList<>();

  @Test
  void leavesNoSecretInAnyText() {
    useSessions();
    useFactors();
    useKeys();
    left.add(desk.events.of(ACME));
    left.addAll(desk.outbox.claim("scan", LATER, Duration.ofDays(1), 1_000).stream().map(Claim::event).toList());

    List<String> texts = left.stream().map(String::valueOf).toList();
    assertThat(secrets).hasSizeGreaterThan(20);
    assertThat(texts).hasSizeGreaterThan(40).allSatisfy(text -> assertThat(secrets)
        .noneMatch(secret -> text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))));
  }

  private void useSessions() {
    IssuedSession before = sessions.begin(ACME, CLIENT);
    IssuedSession first = sessions.login(ACME, Login.of(ANN, AT).build(), before.cookie(), CLIENT).orElseThrow();
    for (IssuedSession issued : List.of(before, first)) {
      secrets.add(issued.cookie().substring(issued.cookie().lastIndexOf('.') + 1));
      left.add(issued);
      left.add(sessions.check(ACME, issued.cookie(), CLIENT));
      left.add(sessions.check(ACME, issued.cookie() + "x", CLIENT));
      left.add(sessions.check(GLOBEX, issued.cookie(), CLIENT));
      left.add(sessionStore.find(ACME, issued.session().id()));
      left.add(sessions.history(ACME, issued.session().id()));
    }
  }

  private void useFactors() {
    TotpEnrolment offer = desk.factors.enrolTotp(ACME, ANN, FactorDesk.LABEL, TotpSettings.USUAL);
    secrets.add(offer.secret());
    secrets.add(BaseEncoding.base16().encode(BaseEncoding.base32().decode(offer.secret())));
    secrets.add(BaseEncoding.base64Url().omitPadding().encode(BaseEncoding.base32().decode(offer.secret())));
    left.add(offer);
    left.add(desk.factors.confirmTotp(ACME, ANN, new ReferenceTotp(offer).code(AT), CLIENT));
    SentCode sent = desk.factors.enrolAddress(ACME, ANN, Channel.EMAIL, "ann@example.com", CLIENT).orElseThrow();
    secrets.add("\"" + desk.sender.last().code() + "\"");
    left.add(sent);
    left.add(desk.sender.last());
    left.add(desk.factors.confirmAddress(ACME, ANN, sent.id(), desk.sender.last().code(), CLIENT));
    BackupCodes codes = desk.factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow();
    secrets.addAll(codes.codes());
    codes.codes().forEach(code -> secrets.add(code.replace("-", "")));
    left.add(codes);
    left.add(desk.factors.verifyBackupCode(ACME, ANN, codes.codes().get(0), CLIENT));
    left.add(desk.factors.verifyBackupCode(ACME, ANN, codes.codes().get(0), CLIENT));
    left.add(desk.factors.status(ACME, ANN));
    left.add(desk.repository.find(ACME, ANN));
    left.addAll(desk.factors.history(ACME, ANN));
  }

  private void useKeys() {
    IssuedKey first = keys.create(ACME, KeyDetails.builder("k", ANN).build(), CLIENT);
    IssuedKey second = keys.rotate(ACME, first.id(), Duration.ZERO, CLIENT).orElseThrow();
    for (IssuedKey issued : List.of(first, second)) {
      secrets.add(issued.text().substring(24, 67));
      left.add(issued);
      left.add(PresentedKey.inHeader(issued.text()));
      left.add(keys.verify(ACME, PresentedKey.inHeader(issued.text(), "none"), CLIENT));
      left.add(keys.verify(ACME, PresentedKey.inHeader(issued.text() + "x"), CLIENT));
      left.add(keys.verify(ACME, PresentedKey.inHeader(issued.text().replace('a', 'b')), CLIENT));
      left.add(keys.verify(ACME, PresentedKey.inQuery(issued.text()), CLIENT));
      left.add(keys.verify(GLOBEX, PresentedKey.inHeader(issued.text()), CLIENT));
    }
    left.add(keyStore.find(ACME, first.id()));
    left.addAll(keys.history(ACME, first.id()));
  }
}
