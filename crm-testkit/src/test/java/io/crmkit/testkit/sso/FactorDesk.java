package io.crmkit.testkit.sso;

import io.crmkit.core.TenantId;
import io.crmkit.sso.mfa.FactorPorts;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.mfa.TotpLabel;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Second factors in memory, with a clock to move and somebody who has enrolled. */
final class FactorDesk {

  static final TenantId ACME = new TenantId("acme");
  static final UserId ANN = new UserId("ann");
  static final UserId BOB = new UserId("bob");
  static final Client CLIENT = new Client("192.0.2.7", "Firefox");
  static final TotpLabel LABEL = new TotpLabel("Acme", "ann");
  static final Instant AT = Instant.parse("2024-05-01T12:00:10Z");

  final HandClock clock = new HandClock(AT);
  final InMemoryOutbox outbox = new InMemoryOutbox();
  final InMemoryFactorRepository repository = new InMemoryFactorRepository(outbox);
  final InMemoryCodeSender sender = new InMemoryCodeSender();
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final AesGcmSealer sealer = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  final SecondFactors factors =
      new SecondFactors(new FactorPorts(repository, sealer, sender, events), FactorPolicy.USUAL, clock);

  /** Enrols an app; a step later its next code is fresh. */
  ReferenceTotp enrolled(UserId user) {
    TotpEnrolment offer = factors.enrolTotp(ACME, user, LABEL, TotpSettings.USUAL);
    ReferenceTotp app = new ReferenceTotp(offer);
    factors.confirmTotp(ACME, user, app.code(clock.instant()), CLIENT).orElseThrow();
    clock.move(Duration.ofSeconds(30));
    return app;
  }

  Verdict<PassedFactor> verify(String code) {
    return factors.verifyTotp(ACME, ANN, code, CLIENT);
  }

  @Nullable Reason reason(String code) {
    return Refusals.reason(verify(code));
  }

  /** Returns six digits that are no code of the app near now. */
  String wrong(ReferenceTotp app) {
    long step = Math.floorDiv(clock.instant().getEpochSecond(), 30L);
    int number = 0;
    String text = "000000";
    while (text.equals(app.codeOf(step)) || text.equals(app.codeOf(step - 1)) || text.equals(app.codeOf(step + 1))) {
      text = "00000" + ++number;
    }
    return text;
  }
}
