package io.crmkit.testkit.sso;

import static io.crmkit.testkit.sso.FactorDesk.ACME;
import static io.crmkit.testkit.sso.FactorDesk.ANN;
import static io.crmkit.testkit.sso.FactorDesk.AT;
import static io.crmkit.testkit.sso.FactorDesk.BOB;
import static io.crmkit.testkit.sso.FactorDesk.CLIENT;
import static io.crmkit.testkit.sso.FactorDesk.LABEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.mfa.FactorPorts;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.mfa.SentCode;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.mfa.json.FactorFormats;
import io.crmkit.sso.mfa.model.ChallengeId;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.FactorCommand.ConfirmTotp;
import io.crmkit.sso.mfa.model.FactorCommand.OfferTotp;
import io.crmkit.sso.mfa.model.FactorDecider;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.mfa.model.FactorReason;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.seal.UnsealableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Second factors from their enrolment to the lock: rows 184 to 189 of what must be refused. */
class SecondFactorsTest {

  private static final String PHONE = "+4930123456";
  private static final String EMAIL = "ann@example.com";

  private final FactorDesk desk = new FactorDesk();
  private final SecondFactors factors = desk.factors;

  @Nested
  class AnAuthenticatorApp {

    @Test
    void passesWithTheCodeOfNow() {
      ReferenceTotp app = desk.enrolled(ANN);

      assertThat(desk.verify(app.code(desk.clock.instant())).orElseThrow())
          .isEqualTo(new PassedFactor(ANN, "otp", desk.clock.instant()));
      assertThat(factors.status(ACME, ANN)).isEqualTo(new FactorStatus(TotpState.CONFIRMED, List.of(), 0, null));
    }

    @Test
    void isReplayedByACodeThatWasAcceptedAndByEarlierOnes() {
      ReferenceTotp app = desk.enrolled(ANN);
      String before = app.code(desk.clock.instant());
      desk.clock.move(Duration.ofSeconds(30));
      String now = app.code(desk.clock.instant());
      desk.verify(now).orElseThrow();

      assertThat(desk.reason(now)).isEqualTo(FactorReason.CODE_REPLAYED);
      assertThat(desk.reason(before)).isEqualTo(FactorReason.CODE_REPLAYED);
      assertThat(desk.reason(app.code(desk.clock.instant().plusSeconds(30)))).isNull();
    }

    @Test
    void countsTheCodeOfItsEnrolmentAsUsed() {
      TotpEnrolment offer = factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL);
      String code = new ReferenceTotp(offer).code(AT);
      factors.confirmTotp(ACME, ANN, code, CLIENT).orElseThrow();

      assertThat(desk.reason(code)).isEqualTo(FactorReason.CODE_REPLAYED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, -60, 60, 90})
    void takesNoCodeBeyondTheNeighboursOfNow(int seconds) {
      ReferenceTotp app = desk.enrolled(ANN);
      desk.clock.move(Duration.ofMinutes(2));

      assertThat(desk.reason(app.code(desk.clock.instant().plusSeconds(seconds)))).isEqualTo(FactorReason.CODE_INVALID);
    }

    @Test
    void countsForNothingUntilItIsConfirmed() {
      assertThat(desk.reason("000000")).isEqualTo(FactorReason.NOT_ENROLLED);
      TotpEnrolment offer = factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL);

      assertThat(desk.reason(new ReferenceTotp(offer).code(AT))).isEqualTo(FactorReason.NOT_ENROLLED);
      assertThat(factors.status(ACME, ANN).totp()).isEqualTo(TotpState.OFFERED);
      assertThat(Refusals.reason(factors.confirmTotp(ACME, BOB, new ReferenceTotp(offer).code(AT), CLIENT)))
          .isEqualTo(FactorReason.NOT_ENROLLED);
    }

    @Test
    void stillCountsWhileAnotherIsOffered() {
      ReferenceTotp first = desk.enrolled(ANN);
      ReferenceTotp second = new ReferenceTotp(factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL));
      assertThat(desk.reason(first.code(desk.clock.instant()))).isNull();

      factors.confirmTotp(ACME, ANN, second.code(desk.clock.instant()), CLIENT).orElseThrow();
      desk.clock.move(Duration.ofSeconds(60));
      assertThat(desk.reason(first.code(desk.clock.instant()))).isEqualTo(FactorReason.CODE_INVALID);
      assertThat(desk.reason(second.code(desk.clock.instant()))).isNull();
    }

    @Test
    void needsASecretOf128Bits() {
      assertThat(Refusals.of(factors.importTotp(ACME, ANN, LABEL, TotpSettings.USUAL, new byte[15])).message())
          .isEqualTo("The secret must have at least 128 bits but has 120.");
      assertThat(Refusals.reason(factors.importTotp(ACME, ANN, LABEL, TotpSettings.USUAL, new byte[15])))
          .isEqualTo(FactorReason.SECRET_WEAK);
      TotpEnrolment imported =
          factors.importTotp(ACME, ANN, LABEL, TotpSettings.USUAL, new byte[16]).orElseThrow();
      assertThat(factors.confirmTotp(ACME, ANN, new ReferenceTotp(imported).code(AT), CLIENT).orElseThrow().user())
          .isEqualTo(ANN);
      assertThat(factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL).secret()).hasSize(32);
    }

    @Test
    void doesNotPassWithTheSecretOfAnotherUser() {
      ReferenceTotp bobs = desk.enrolled(BOB);
      desk.enrolled(ANN);

      assertThat(desk.reason(bobs.code(desk.clock.instant()))).isEqualTo(FactorReason.CODE_INVALID);
    }

    @Test
    void isNotEnrolledIfSomebodyMovedTheSecretOfAnotherUserHere() {
      byte[] secret = new byte[20];
      var aggregates = new Aggregates<>(desk.repository, new FactorDecider(FactorPolicy.USUAL), FactorFormats.FACTORS);
      aggregates.handle(ACME, ANN, new OfferTotp(desk.sealer.seal(ACME, "mfa/bob/totp", secret), 160,
          TotpSettings.USUAL, AT)).orElseThrow();
      aggregates.handle(ACME, ANN, new ConfirmTotp(List.of(0L), AT)).orElseThrow();

      assertThat(desk.reason("000000")).isEqualTo(FactorReason.NOT_ENROLLED);
    }

    @Test
    void failsIfTheKeyIsGone() {
      desk.enrolled(ANN);
      SecondFactors other = new SecondFactors(new FactorPorts(desk.repository,
          AesGcmSealer.of(SealingKey.of("other", new byte[32])), desk.sender, desk.events), FactorPolicy.USUAL, desk.clock);

      assertThatExceptionOfType(UnsealableException.class)
          .isThrownBy(() -> other.verifyTotp(ACME, ANN, "000000", CLIENT));
    }

    @Test
    void isForgottenOnRequest() {
      desk.enrolled(ANN);
      factors.removeTotp(ACME, ANN, CLIENT);
      factors.removeTotp(ACME, ANN, CLIENT);

      assertThat(desk.reason("000000")).isEqualTo(FactorReason.NOT_ENROLLED);
      assertThat(desk.events.of(ACME)).filteredOn(event -> event.kind() == Kind.FACTOR_REMOVED).hasSize(1);
    }
  }

  @Nested
  class ACodeThatIsSent {

    @Test
    void verifiesAnAddressAndPassesFromThenOn() {
      SentCode first = factors.enrolAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT).orElseThrow();
      assertThat(first.masked()).isEqualTo("+4*******56");
      assertThat(desk.sender.last().address()).isEqualTo(PHONE);
      assertThat(factors.confirmAddress(ACME, ANN, first.id(), desk.sender.last().code(), CLIENT).orElseThrow().method())
          .isEqualTo("sms");
      desk.clock.move(Duration.ofSeconds(30));

      SentCode second = challenge(Channel.SMS);
      assertThat(factors.verifySent(ACME, ANN, second.id(), desk.sender.last().code(), CLIENT).orElseThrow())
          .isEqualTo(new PassedFactor(ANN, "sms", desk.clock.instant()));
    }

    @Test
    void isGoodForTenMinutesAndOnce() {
      verified(Channel.EMAIL, EMAIL);
      SentCode sent = challenge(Channel.EMAIL);
      String code = desk.sender.last().code();
      desk.clock.set(sent.expiresAt());
      assertThat(sentReason(sent.id(), code)).isEqualTo(FactorReason.OOB_EXPIRED);

      desk.clock.set(sent.expiresAt().minusNanos(1));
      assertThat(sentReason(sent.id(), code)).isNull();
      assertThat(sentReason(sent.id(), code)).isEqualTo(FactorReason.OOB_USED);
    }

    @Test
    void isGoodForItsChallengeAlone() {
      verified(Channel.EMAIL, EMAIL);
      SentCode one = challenge(Channel.EMAIL);
      String code = desk.sender.last().code();
      SentCode two = challenge(Channel.EMAIL);

      assertThat(sentReason(two.id(), code)).isEqualTo(
          code.equals(desk.sender.last().code()) ? null : FactorReason.OOB_OTHER_CHALLENGE);
      assertThat(sentReason(new ChallengeId("nobody's"), code)).isEqualTo(FactorReason.OOB_UNKNOWN);
      assertThat(Refusals.reason(factors.verifySent(ACME, BOB, one.id(), code, CLIENT)))
          .isEqualTo(FactorReason.OOB_UNKNOWN);
      assertThat(Refusals.reason(factors.verifySent(new TenantId("globex"), ANN, one.id(), code, CLIENT)))
          .isEqualTo(FactorReason.OOB_UNKNOWN);
      assertThat(Refusals.reason(factors.confirmAddress(ACME, ANN, one.id(), code, CLIENT)))
          .isEqualTo(FactorReason.OOB_OTHER_CHALLENGE);
      assertThat(sentReason(one.id(), code)).isNull();
    }

    @Test
    void goesToNoAddressThatNobodyVerified() {
      assertThat(Refusals.reason(factors.challenge(ACME, ANN, Channel.SMS, CLIENT))).isEqualTo(FactorReason.OOB_UNVERIFIED);
      SentCode sent = factors.enrolAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT).orElseThrow();
      assertThat(sentReason(sent.id(), desk.sender.last().code())).isEqualTo(FactorReason.OOB_OTHER_CHALLENGE);
      desk.clock.move(Duration.ofMinutes(1));
      assertThat(Refusals.reason(factors.challenge(ACME, ANN, Channel.SMS, CLIENT))).isEqualTo(FactorReason.OOB_UNVERIFIED);
      assertThat(desk.sender.sent()).hasSize(1);
    }

    @Test
    void isGoodForNothingOnceItsAddressIsForgotten() {
      verified(Channel.SMS, PHONE);
      SentCode sent = challenge(Channel.SMS);
      factors.removeAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT);

      assertThat(sentReason(sent.id(), desk.sender.last().code())).isEqualTo(FactorReason.OOB_UNVERIFIED);
    }

    @Test
    void isNotSentAllTheTime() {
      verified(Channel.SMS, PHONE);
      for (int sent = 1; sent < 5; sent++) {
        assertThat(challengeReason()).isNull();
        assertThat(challengeReason()).isEqualTo(FactorReason.OOB_FLOOD);
        desk.clock.move(Duration.ofSeconds(30));
      }
      assertThat(challengeReason()).isEqualTo(FactorReason.OOB_FLOOD);
      desk.clock.set(AT.plus(Duration.ofHours(1)));
      assertThat(challengeReason()).isNull();
      for (int hours = 2; hours < 40; hours++) {
        desk.clock.set(AT.plus(Duration.ofMinutes(60L + hours * 31L)));
        factors.challenge(ACME, ANN, Channel.SMS, CLIENT);
      }
      assertThat(desk.sender.sent()).hasSizeLessThanOrEqualTo(30);
      assertThat(desk.sender.sent().stream().filter(each -> each.expiresAt()
          .isBefore(AT.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(10))))).hasSize(15);
    }

    @Test
    void mustHaveAnAddressOfItsChannel() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factors.enrolAddress(ACME, ANN, Channel.SMS, "030 123", CLIENT));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factors.enrolAddress(ACME, ANN, Channel.EMAIL, PHONE, CLIENT));
    }

    @Test
    void countsEvenIfItCouldNotBeSent() {
      SecondFactors broken = new SecondFactors(new FactorPorts(desk.repository, desk.sealer, (tenant, message) -> {
        throw new IllegalStateException("the gateway is down");
      }, desk.events), FactorPolicy.USUAL, desk.clock);

      assertThatIllegalStateException()
          .isThrownBy(() -> broken.enrolAddress(ACME, ANN, Channel.EMAIL, EMAIL, CLIENT))
          .withMessage("the gateway is down");
      assertThat(Refusals.reason(factors.enrolAddress(ACME, ANN, Channel.EMAIL, EMAIL, CLIENT)))
          .isEqualTo(FactorReason.OOB_FLOOD);
    }

    private @Nullable Object challengeReason() {
      return Refusals.reason(factors.challenge(ACME, ANN, Channel.SMS, CLIENT));
    }
  }

  @Nested
  class ABackupCode {

    @Test
    void isGoodOnce() {
      desk.enrolled(ANN);
      List<String> codes = factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow().codes();

      assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9a-z]{5}-[0-9a-z]{5}"));
      assertThat(backup(codes.get(3).toUpperCase(Locale.ROOT).replace("-", ""))).isNull();
      assertThat(backup(codes.get(3))).isEqualTo(FactorReason.BACKUP_USED);
      assertThat(factors.status(ACME, ANN).backupCodesLeft()).isEqualTo(9);
      assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).contains(Kind.BACKUP_CODE_USED);
    }

    @Test
    void isGoodForNothingOnceItsSetWasReplaced() {
      desk.enrolled(ANN);
      List<String> before = factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow().codes();
      List<String> after = factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow().codes();

      assertThat(backup(before.get(0))).isEqualTo(FactorReason.BACKUP_USED);
      assertThat(backup(after.get(0))).isNull();
      factors.removeBackupCodes(ACME, ANN, CLIENT);
      assertThat(backup(after.get(1))).isEqualTo(FactorReason.NOT_ENROLLED);
    }

    @Test
    void standsInForAnotherFactorAlone() {
      assertThat(Refusals.reason(factors.replaceBackupCodes(ACME, ANN, CLIENT))).isEqualTo(FactorReason.NOT_ENROLLED);
      assertThat(backup("00000-00000")).isEqualTo(FactorReason.NOT_ENROLLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000", "00000-0000u", "00000--00000", "٠٠٠٠٠-٠٠٠٠٠", "00000-00000 ", "\u0000"})
    void isNothingElse(String code) {
      desk.enrolled(ANN);
      factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow();

      assertThat(backup(code)).isEqualTo(FactorReason.CODE_INVALID);
    }

    private @Nullable Object backup(String code) {
      return Refusals.reason(factors.verifyBackupCode(ACME, ANN, code, CLIENT));
    }
  }

  @Nested
  class TheLock {

    private final ReferenceTotp app = desk.enrolled(ANN);

    @Test
    void closesAfterFiveWrongCodesOfAllFactorsTogether() {
      verified(Channel.SMS, PHONE);
      factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow();
      SentCode sent = challenge(Channel.SMS);
      assertThat(desk.reason(desk.wrong(app))).isEqualTo(FactorReason.CODE_INVALID);
      assertThat(desk.reason("12345")).isEqualTo(FactorReason.CODE_INVALID);
      factors.verifyBackupCode(ACME, ANN, "nonsense", CLIENT);
      assertThat(sentReason(sent.id(), "x")).isEqualTo(FactorReason.CODE_INVALID);
      assertThat(factors.status(ACME, ANN).lockedUntil()).isNull();
      assertThat(desk.reason(desk.wrong(app))).isEqualTo(FactorReason.CODE_INVALID);

      assertThat(desk.reason(app.code(desk.clock.instant()))).isEqualTo(FactorReason.FACTOR_LOCKED);
      assertThat(sentReason(sent.id(), desk.sender.last().code())).isEqualTo(FactorReason.FACTOR_LOCKED);
      desk.clock.move(Duration.ofMinutes(1));
      assertThat(Refusals.reason(factors.challenge(ACME, ANN, Channel.SMS, CLIENT))).isEqualTo(FactorReason.FACTOR_LOCKED);
      assertThat(desk.events.of(ACME)).filteredOn(event -> event.kind() == Kind.FACTOR_LOCKED).hasSize(1)
          .allMatch(event -> event.kind().isAlarm());
    }

    @Test
    void opensByItselfAndClosesLongerAfterTheNextWrongCode() {
      close();
      Duration lock = Duration.ofMinutes(5);
      for (int locks = 0; locks < 12; locks++) {
        desk.clock.move(lock.minusNanos(1));
        assertThat(desk.reason(desk.wrong(app))).isEqualTo(FactorReason.FACTOR_LOCKED);
        desk.clock.move(Duration.ofNanos(1));
        assertThat(desk.reason(desk.wrong(app))).isEqualTo(FactorReason.CODE_INVALID);
        lock = lock.multipliedBy(2).compareTo(Duration.ofDays(1)) < 0 ? lock.multipliedBy(2) : Duration.ofDays(1);
      }
      desk.clock.move(lock);
      assertThat(desk.reason(app.code(desk.clock.instant()))).isNull();
      close();
      assertThat(factors.status(ACME, ANN).lockedUntil()).isEqualTo(desk.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void isNotOpenedByAnotherChallengeOrEnrolment() {
      for (int wrong = 0; wrong < 4; wrong++) {
        desk.reason(desk.wrong(app));
      }
      factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL);
      factors.enrolAddress(ACME, ANN, Channel.EMAIL, EMAIL, CLIENT).orElseThrow();
      factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow();
      desk.reason(desk.wrong(app));

      assertThat(desk.reason(app.code(desk.clock.instant()))).isEqualTo(FactorReason.FACTOR_LOCKED);
    }

    @Test
    void isOfOneUser() {
      close();
      ReferenceTotp bobs = desk.enrolled(BOB);

      assertThat(Refusals.reason(factors.verifyTotp(ACME, BOB, bobs.code(desk.clock.instant()), CLIENT))).isNull();
    }

    @Test
    void isLiftedByAnAdministrator() {
      close();
      factors.unlock(ACME, ANN, CLIENT);
      factors.unlock(ACME, ANN, CLIENT);

      assertThat(desk.reason(app.code(desk.clock.instant()))).isNull();
      assertThat(desk.events.of(ACME)).filteredOn(event -> event.kind() == Kind.FACTOR_UNLOCKED).hasSize(1);
    }

    private void close() {
      for (int wrong = 0; wrong < 5; wrong++) {
        assertThat(desk.reason(desk.wrong(app))).isEqualTo(FactorReason.CODE_INVALID);
      }
    }
  }

  @Test
  void sealsSecretsAnewSoThatAFormerKeyCanBeGivenUp() {
    ReferenceTotp app = desk.enrolled(ANN);
    List<String> backup = factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow().codes();
    factors.enrolTotp(ACME, ANN, LABEL, TotpSettings.USUAL);
    SealingKey next = SealingKey.of("next", new byte[32]);

    SecondFactors moving = with(AesGcmSealer.of(next, SealingKey.of("k", new byte[32])));
    assertThat(moving.reseal(ACME, ANN)).isEqualTo(3);
    assertThat(moving.reseal(ACME, ANN)).isZero();
    assertThat(moving.reseal(ACME, BOB)).isZero();

    SecondFactors moved = with(AesGcmSealer.of(next));
    assertThat(Refusals.reason(moved.verifyTotp(ACME, ANN, app.code(desk.clock.instant()), CLIENT))).isNull();
    assertThat(Refusals.reason(moved.verifyBackupCode(ACME, ANN, backup.get(0), CLIENT))).isNull();
  }

  private SecondFactors with(AesGcmSealer sealer) {
    return new SecondFactors(
        new FactorPorts(desk.repository, sealer, desk.sender, desk.events), FactorPolicy.USUAL, desk.clock);
  }

  private void verified(Channel channel, String address) {
    SentCode sent = factors.enrolAddress(ACME, ANN, channel, address, CLIENT).orElseThrow();
    factors.confirmAddress(ACME, ANN, sent.id(), desk.sender.last().code(), CLIENT).orElseThrow();
    desk.clock.move(Duration.ofSeconds(30));
  }

  private SentCode challenge(Channel channel) {
    SentCode sent = factors.challenge(ACME, ANN, channel, CLIENT).orElseThrow();
    desk.clock.move(Duration.ofSeconds(30));
    return sent;
  }

  private @Nullable Object sentReason(ChallengeId id, String code) {
    return Refusals.reason(factors.verifySent(ACME, ANN, id, code, CLIENT));
  }
}
