package io.crmkit.benchmarks.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.benchmarks.peer.Discount;
import io.crmkit.benchmarks.worker.ApprovalPeer;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions per second on one core, without storage: each of the three of the chain on the state that it meets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private final ApprovalDecider decider = new ApprovalDecider();
  private final Definition chain = Discount.chain();
  private final Approval blank = decider.initial();
  private final Briefing submission = briefing(
      blank, new Submit(Discount.REQUESTER, new DefinitionRef(chain.name(), 1, "digest"), subject()));
  private final Approval submitted = after(blank, submission);
  private final Briefing manager = briefing(submitted, Vote.approve(new Actor(ApprovalPeer.MANAGER)));
  private final Approval managed = after(submitted, manager);
  private final Briefing director = briefing(managed, Vote.approve(new Actor(ApprovalPeer.director(1))));

  /** The whole life of a request. */
  @Benchmark
  @OperationsPerInvocation(3)
  public void decide(Blackhole sink) {
    sink.consume(decider.decide(blank, submission));
    sink.consume(decider.decide(submitted, manager));
    sink.consume(decider.decide(managed, director));
  }

  @Benchmark
  public Decision<ApprovalEvent> submit() {
    return decider.decide(blank, submission);
  }

  /** The vote that ends step 1 and opens step 2. */
  @Benchmark
  public Decision<ApprovalEvent> approveAsManager() {
    return decider.decide(submitted, manager);
  }

  /** The vote that ends the request. */
  @Benchmark
  public Decision<ApprovalEvent> approveAsDirector() {
    return decider.decide(managed, director);
  }

  private Approval after(Approval state, Briefing briefing) {
    return decider.evolve(state, decider.decide(state, briefing).orElseThrow());
  }

  private Briefing briefing(Approval state, ApprovalCommand command) {
    Set<ApproverRef> asked = Inquiry.of(state, command, NOON, chain).references();
    Map<ApproverRef, List<Actor>> people = asked.stream()
        .collect(Collectors.toMap(ref -> ref, ref -> List.of(((ApproverRef.User) ref).actor())));
    return new Briefing(command, NOON, chain, new Facts(people, Set.of()), null);
  }

  private static Subject subject() {
    return Discount.subject(1);
  }
}
