package io.crmkit.examples.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.approvals.InMemoryBusinessCalendars;
import io.crmkit.testkit.approvals.InMemoryDirectory;
import io.crmkit.testkit.core.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked examples of the guide: its definitions, its lines, and that they do what it says. */
class WorkedExamplesTest {

  private static final Path GUIDE = Path.of("../docs/approvals.md");
  private static final Path HERE = Path.of("src/test/java/io/crmkit/examples/approvals/WorkedExamplesTest.java");

  private final TenantId acme = new TenantId("acme");
  private final ApprovalId id = new ApprovalId("A-1");
  private final Actor alice = new Actor("alice");
  private final Actor bob = new Actor("bob");
  private final Actor carol = new Actor("carol");
  private final Actor dave = new Actor("dave");
  private final Actor erin = new Actor("erin");
  private final Actor admin = new Actor("admin");

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T08:00:00Z"));
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);
  private final InMemoryDirectory company = new InMemoryDirectory();
  private final InMemoryBusinessCalendars calendars = new InMemoryBusinessCalendars();
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions)
      .directory(company).delegations(storage.delegations()).calendars(calendars).clock(clock).build();

  @Test
  void oneADiscountByAmount() throws IOException {
    people(alice, bob, carol, dave);
    company.manager(acme, alice, bob).manager(acme, bob, carol).manager(acme, carol, dave);
    definitions.publish(acme, admin, definition("A discount by amount")).orElseThrow();

    approvals.submit(acme, id, alice, deal("EUR 30000.00")).orElseThrow();
    approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
    assertThat(asked()).containsExactly(carol);
    approvals.handle(acme, id, Vote.approve(carol)).orElseThrow();
    assertThat(outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void twoTheTwoManRule() throws IOException {
    people(alice, bob, carol);
    company.role(acme, "treasurer", alice, bob, carol);
    definitions.publish(acme, admin, definition("The two-man rule")).orElseThrow();

    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    assertThat(asked()).containsExactly(bob, carol);
    approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
    assertThat(approvals.handle(acme, id, Vote.approve(bob))).isInstanceOf(Refused.class);
    assertThat(asked()).containsExactly(carol);
    approvals.handle(acme, id, Vote.approve(carol)).orElseThrow();
    assertThat(outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void threeACommitteeWithAWeightedQuorum() throws IOException {
    people(alice, bob, carol, dave, erin);
    definitions.publish(acme, admin, definition("A committee with weights and a quorum")).orElseThrow();

    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    approvals.handle(acme, id, Vote.abstain(carol)).orElseThrow();
    approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
    assertThat(asked()).containsExactly(dave, erin);
    approvals.handle(acme, id, Vote.approve(dave)).orElseThrow();
    assertThat(outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void fourAContractBeforeLegalAndFinance() throws IOException {
    people(alice, bob, carol, dave, erin);
    definitions.publish(acme, admin, definition("A contract before legal and finance")).orElseThrow();

    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    assertThat(asked()).containsExactly(bob, dave);
    approvals.handle(acme, id, Vote.approve(dave)).orElseThrow();
    approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
    assertThat(asked()).containsExactly(carol);
    approvals.handle(acme, id, Vote.approve(carol)).orElseThrow();
    assertThat(asked()).containsExactly(erin);
  }

  @Test
  void fiveReworkAfterAChange() throws IOException {
    people(alice, bob, carol);
    definitions.publish(acme, admin, definition("Rework after a change")).orElseThrow();

    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
    approvals.handle(acme, id, new SendBack(carol, Destination.REQUESTER, "the terms are too long")).orElseThrow();
    approvals.handle(acme, id, new Resubmit(alice, terms("30 days"), "shortened")).orElseThrow();
    assertThat(asked()).containsExactly(carol);
    approvals.handle(acme, id, Vote.approve(carol)).orElseThrow();
    assertThat(outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void sixAVacation() throws IOException {
    people(alice, bob, carol, dave);
    definitions.publish(acme, admin, definition("A vacation")).orElseThrow();

    storage.delegations().add(acme, Delegation.of("D-1", bob, carol)
        .from(Instant.parse("2026-03-02T00:00:00Z")).until(Instant.parse("2026-03-16T00:00:00Z"))
        .in("Discount").reason("on vacation").build());
    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    assertThat(inbox(carol)).extracting(InboxItem::step).containsExactly("Manager");
    approvals.handle(acme, id, Vote.approve(carol)).orElseThrow();
    assertThat(last(VoteCast.class).by()).isEqualTo(carol);
    assertThat(last(VoteCast.class).holder()).isEqualTo(bob);
  }

  @Test
  void sevenAMonthOfEscalations() throws IOException {
    people(alice, bob, carol, dave);
    definitions.publish(acme, admin, definition("A month of escalations")).orElseThrow();

    calendars.calendar(acme, "office", OpeningHours.in(ZoneId.of("Europe/Berlin")).weekdays("09:00-17:00").build());
    approvals.submit(acme, id, alice, deal("EUR 500.00")).orElseThrow();
    while (clock.instant().isBefore(Instant.parse("2026-04-01T00:00:00Z"))) {
      clock.move(Duration.ofHours(1));
      approvals.tick(acme);
    }
    assertThat(all(Reminded.class)).hasSize(3);
    assertThat(all(StepEscalated.class)).hasSize(2);
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void areWrittenInTheGuideAsTheyRunHere() throws IOException {
    String here = squeezed(Files.readString(HERE));
    String section = Files.readString(GUIDE).split("## Seven worked examples")[1].split("\n## ")[0];
    List<String> blocks = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL).matcher(section).results()
        .map(block -> squeezed(block.group(1))).toList();

    assertThat(blocks).hasSize(7).allSatisfy(block -> assertThat(here).contains(block));
  }

  /** That somebody cannot approve their own request where nobody else is named is so, and all that there is to say. */
  @Test
  void haveNothingThatTheCheckFindsButWhoseRequestsNobodyElseCouldApprove() throws IOException {
    String section = Files.readString(GUIDE).split("## Seven worked examples")[1].split("\n## ")[0];
    List<String> documents = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL).matcher(section).results()
        .map(block -> block.group(1)).toList();

    assertThat(documents).hasSize(7).allSatisfy(document -> assertThat(definitions.check(document).orElseThrow())
        .extracting(Finding::code).allMatch("approvals.definition.requester-is-needed"::equals));
  }

  private static String squeezed(String code) {
    return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  /** Returns the document under a heading of the guide that ends in {@code title}. */
  private static String definition(String title) throws IOException {
    String section = Files.readString(GUIDE).split(Pattern.quote(title) + "\n")[1];
    return section.split("```json\n")[1].split("```")[0];
  }

  private void people(Actor... people) {
    Arrays.stream(people).forEach(person -> company.person(acme, person));
  }

  private static Subject deal(String amount) {
    return new Subject("deal", "D-1", Value.Fields.NONE
        .with("amount", Value.of(Money.parse(amount))).with("terms", Value.of("90 days")));
  }

  private static Value.Fields terms(String text) {
    return deal("EUR 500.00").fields().with("terms", Value.of(text));
  }

  private List<Actor> asked() {
    return ((Pending) state()).steps().stream().map(OpenStep::asked).flatMap(Set::stream).toList();
  }

  private Outcome outcome() {
    return ((Settled) state()).outcome();
  }

  private Approval state() {
    return approvals.find(acme, id).orElseThrow().value();
  }

  private List<InboxItem> inbox(Actor actor) {
    return approvals.inbox(acme, actor, PageRequest.first(10)).items();
  }

  private <E extends ApprovalEvent> List<E> all(Class<E> type) {
    return approvals.history(acme, id).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <E extends ApprovalEvent> E last(Class<E> type) {
    List<E> all = all(type);
    return all.get(all.size() - 1);
  }
}
