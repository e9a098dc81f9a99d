package io.crmkit.testkit.sso;

import static io.crmkit.testkit.sso.FactorDesk.ACME;
import static io.crmkit.testkit.sso.FactorDesk.ANN;
import static io.crmkit.testkit.sso.FactorDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.mfa.SentCode;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.FactorReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An address that was removed before its first code came back. */
class RemovedAddressTest {

  private static final String PHONE = "+4366012345678";

  private final FactorDesk desk = new FactorDesk();

  private SentCode enrolled() {
    return desk.factors.enrolAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT).orElseThrow();
  }

  @Test
  void isNoFactorByACodeThatWasOnItsWay() {
    SentCode sent = enrolled();
    String code = desk.sender.last().code();
    desk.factors.removeAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT);

    assertThat(Refusals.reason(desk.factors.confirmAddress(ACME, ANN, sent.id(), code, CLIENT)))
        .isEqualTo(FactorReason.OOB_UNKNOWN);
    assertThat(desk.factors.status(ACME, ANN).addresses()).isEmpty();
  }

  @Test
  void isOneAgainByANewCode() {
    enrolled();
    desk.factors.removeAddress(ACME, ANN, Channel.SMS, PHONE, CLIENT);
    desk.clock.move(Duration.ofMinutes(1));
    SentCode again = enrolled();
    desk.factors.confirmAddress(ACME, ANN, again.id(), desk.sender.last().code(), CLIENT).orElseThrow();
    assertThat(desk.factors.status(ACME, ANN).addresses()).hasSize(1);
  }
}
