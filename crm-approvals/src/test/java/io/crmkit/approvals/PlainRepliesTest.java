package io.crmkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.port.ReplyParser.Reading.Decided;
import io.crmkit.approvals.port.ReplyParser.Reading.Unclear;
import io.crmkit.core.TenantId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which first lines of a reply decide. */
class PlainRepliesTest {

  private static final TenantId ACME = new TenantId("acme");

  private final PlainReplies replies = new PlainReplies();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Approved, thanks | APPROVE", "approve - thank you so much! | APPROVE", "Yes. Thanks a lot :) | APPROVE",
      "I approve. Thank you very much. | APPROVE", "No, thank you | REJECT", "no thx... | REJECT", "Thanks, approved | "})
  void areAWordAndThanks(String line, Choice choice) {
    assertThat(replies.read(ACME, line)).isEqualTo(choice == null ? new Unclear(line) : new Decided(choice, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Approved, thanks - but only if the discount stays below 5%", "yes thanks, actually hold on until Monday",
      "No thank you note was attached, I approve", "yes thanks a lot, not", "Approved, thanks, но не сегодня"})
  void decideNothingIfSomethingFollowsTheThanks(String line) {
    assertThat(replies.read(ACME, line)).isEqualTo(new Unclear(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja, thanks", "JA!"})
  void areReadByOtherWordsToo(String line) {
    assertThat(new PlainReplies(Map.of("ja", Choice.APPROVE)).read(ACME, line)).isEqualTo(new Decided(Choice.APPROVE, ""));
  }
}
