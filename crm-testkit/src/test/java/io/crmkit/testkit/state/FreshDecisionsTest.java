package io.crmkit.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadCommand;
import io.crmkit.record.model.LeadCommand.Create;
import io.crmkit.record.model.LeadCommand.Disqualify;
import io.crmkit.record.model.LeadCommand.Work;
import io.crmkit.record.model.LeadDecider;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadEvent.LeadDisqualified;
import io.crmkit.record.model.LeadId;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions on the state that is there, although others write it meanwhile. */
class FreshDecisionsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final LeadId LEAD = new LeadId("l-1");
  private static final Actor ANN = new Actor("ann");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  private final Aggregates<LeadId, Lead, LeadCommand, LeadEvent> leads = new Aggregates<>(
      new InMemoryStates<>(new InMemoryOutbox(), LeadFormats.LEAD), new LeadDecider(), LeadFormats.LEAD);
  private final List<Lead> seen = new ArrayList<>();

  @BeforeEach
  void create() {
    leads.handle(ACME, LEAD, new Create(LeadDetails.builder("Ada").build(), ANN, AT)).orElseThrow();
  }

  @Test
  void makesTheCommandAnewWhenSomebodyElseWasFirst() {
    List<LeadEvent> events = leads.handleFresh(ACME, LEAD, state -> {
      seen.add(state);
      if (seen.size() < 3) {
        disturb();
      }
      return new Disqualify("seen " + seen.size(), ANN, AT);
    }).orElseThrow();

    assertThat(events).containsExactly(new LeadDisqualified("seen 3", ANN, AT));
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    assertThat(leads.history(ACME, LEAD)).hasSize(4);
  }

  @Test
  void givesUpWhenSomebodyElseIsAlwaysFirst() {
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> leads.handleFresh(ACME, LEAD, state -> {
      seen.add(state);
      disturb();
      return new Disqualify("never", ANN, AT);
    }));
    assertThat(seen).hasSize(20);
    assertThat(leads.history(ACME, LEAD)).hasSize(21);
  }

  private void disturb() {
    LeadCommand other = seen.size() % 2 == 1 ? new Work(ANN, AT) : new Disqualify("other " + seen.size(), ANN, AT);
    leads.handle(ACME, LEAD, other).orElseThrow();
  }
}
