package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract of approval repositories have in common. */
abstract class ApprovalStage {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");
  protected static final ApprovalId ID = new ApprovalId("A-1");
  protected static final Instant START = Instant.parse("2024-05-01T12:00:00.123456789Z");

  ApprovalRepository repository = new InMemoryApprovals().approvals();
  ApprovalPlay acme = new ApprovalPlay(repository, ACME, START);

  /** Returns a repository that holds nothing. Called once for each test. */
  protected abstract ApprovalRepository emptyRepository();

  /** Returns the outbox that the events of this test's repository go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    repository = emptyRepository();
    acme = new ApprovalPlay(repository, ACME, START);
  }

  /** Takes everything out of the outbox that has not been taken out before. */
  final List<DomainEvent> takeFromOutbox() {
    List<DomainEvent> events = new ArrayList<>();
    List<Claim> claims;
    do {
      claims = outbox().claim("contract", START, Duration.ofDays(1), 1_000);
      claims.forEach(claim -> events.add(claim.event()));
    } while (!claims.isEmpty());
    return events;
  }

  final void approve(ApprovalId id, Actor... voters) {
    for (Actor voter : voters) {
      acme.play(id, Vote.approve(voter));
    }
  }
}
