package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events as releases have stored them that knew less. */
class EarlierEventsTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @Test
  void rejectAStepWithoutSayingWhoSentItBack() {
    assertThat(read("approval.step-rejected", "{\"step\":0,\"name\":\"One\",\"ground\":\"rework\",%s}"))
        .isEqualTo(new StepRejected(0, "One", Ground.REWORK, null, NOON));
  }

  @Test
  void openARequestAgainWithoutSayingSinceWhenItsNewTimeRuns() {
    assertThat(read("approval.reopened", "{\"expires_at\":\"2024-05-02T12:00:00Z\",%s}"))
        .isEqualTo(new Reopened(Instant.parse("2024-05-02T12:00:00Z"), null, NOON));
  }

  private static ApprovalEvent read(String type, String payload) {
    return ApprovalEventJson.read(new DomainEvent(new TenantId("acme"), new Stream(ApprovalEventJson.STREAM, "A-1"), 1,
        type, NOON, payload.formatted("\"at\":\"%s\"".formatted(NOON)), Map.of()));
  }
}
