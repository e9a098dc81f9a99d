package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.Gather;
import io.crmkit.testkit.approvals.Move.Know;
import io.crmkit.testkit.approvals.Move.Pass;
import io.crmkit.testkit.approvals.Move.PassToDue;
import io.crmkit.testkit.approvals.Move.Repeat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary requests for approval from submission on, with all that may happen to them. */
public final class ScenarioArbitraries {

  private static final int MOST_MOVES = 24;
  private static final int MOST_SUBMISSIONS = 3;

  private ScenarioArbitraries() {}

  /** Scenarios that nearly always begin with submissions. */
  public static Arbitrary<Scenario> scenarios() {
    return scenarios(DefinitionArbitraries.definitions(), anyMoves());
  }

  /** Scenarios of definitions that can be published. */
  public static Arbitrary<Scenario> soundScenarios() {
    return scenarios(DefinitionArbitraries.soundDefinitions(), anyMoves());
  }

  /**
   * Scenarios of these definitions with these moves after the submission. It is tried a few times, with other subjects
   * and by other people, so that chains which apply to few subjects get under way, too.
   */
  public static Arbitrary<Scenario> scenarios(Arbitrary<Definition> definitions, Arbitrary<Move> moves) {
    return Combinators.combine(
            definitions, StaffArbitraries.staffs(), submits().list().ofMinSize(1).ofMaxSize(MOST_SUBMISSIONS),
            moves.list().ofMaxSize(MOST_MOVES).withSizeDistribution(RandomDistribution.uniform()))
        .as((definition, staff, submissions, rest) -> {
          List<Move> all = new ArrayList<>(submissions);
          all.addAll(rest);
          return new Scenario(definition, staff, all);
        });
  }

  /** Everything that can happen. */
  public static Arbitrary<Move> anyMoves() {
    return Arbitraries.frequencyOf(
        Tuple.of(7, keyed(commands())), Tuple.of(11, asAsked()), Tuple.of(2, Arbitraries.just(new Repeat())),
        Tuple.of(4, waits()), Tuple.of(1, Arbitraries.of(Duration.ofMinutes(-5), Duration.ofDays(-1)).map(Pass::new)),
        Tuple.of(2, changes()));
  }

  /** Commands without keys, and time that only goes forward, among unchanging people. */
  public static Arbitrary<Move> plainMoves() {
    Arbitrary<Move> plain = commands().map(command -> new Do(command, null));
    return Arbitraries.frequencyOf(Tuple.of(2, plain), Tuple.of(3, asAsked()), Tuple.of(2, waits()));
  }

  /** Everything that can happen, and many amendments and returns. */
  public static Arbitrary<Move> windingMoves() {
    Arbitrary<ApprovalCommand> winding = Arbitraries.oneOf(
        Combinators.combine(StaffArbitraries.names(), subjects())
            .as((by, subject) -> new Amend(by, subject.fields(), "new terms")),
        sendBacks(),
        Combinators.combine(StaffArbitraries.names(), subjects().map(Subject::fields).injectNull(0.5))
            .as((by, fields) -> new Resubmit(by, fields, "better")));
    Arbitrary<Move> meant = Combinators.combine(Arbitraries.integers().between(0, 5), winding).as(AsAsked::new);
    return Arbitraries.frequencyOf(
        Tuple.of(3, anyMoves()), Tuple.of(12, votes(Choice.APPROVE)), Tuple.of(1, votes(Choice.REJECT)),
        Tuple.of(6, meant), Tuple.of(2, waits()), Tuple.of(2, asking()),
        Tuple.of(1, winding.map(command -> new Do(command, null))));
  }

  static Arbitrary<ApprovalCommand> sendBacks() {
    return Combinators.combine(StaffArbitraries.names(), destinations())
        .as((by, to) -> new SendBack(by, to, "not like this"));
  }

  /** Mostly questions and answers, time around what is due, and votes. */
  public static Arbitrary<Move> pausingMoves() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, asking()), Tuple.of(6, waits()), Tuple.of(3, Arbitraries.just(new Do(new Tick(), null))),
        Tuple.of(4, asAsked()), Tuple.of(2, votes(Choice.APPROVE)), Tuple.of(2, windingMoves()));
  }

  /** Questions of those who are asked, and answers of those who are asked about it. */
  private static Arbitrary<Move> asking() {
    Arbitrary<ApprovalCommand> answers = StaffArbitraries.names().map(name -> new ProvideInfo(name, "because"));
    return Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.oneOf(questions(), answers))
        .as(AsAsked::new);
  }

  private static Arbitrary<Move> votes(Choice choice) {
    return Arbitraries.integers().between(0, 5)
        .map(which -> new AsAsked(which, new Vote(StaffArbitraries.EVERYBODY.get(0), choice, "")));
  }

  private static Arbitrary<Destination> destinations() {
    return Arbitraries.of(
        Destination.REQUESTER, Destination.PREVIOUS, Destination.step("step 1"), Destination.step("step 2"));
  }

  /** Everything that can happen, but mostly time. */
  public static Arbitrary<Move> slowMoves() {
    Arbitrary<Move> ticks = Arbitraries.just(new Do(new Tick(), null));
    return Arbitraries.frequencyOf(
        Tuple.of(4, waits()), Tuple.of(2, ticks), Tuple.of(2, asAsked()), Tuple.of(2, anyMoves()));
  }

  /** Every command but the first submission, mostly votes. */
  public static Arbitrary<ApprovalCommand> commands() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    Arbitrary<String> reasons = Arbitraries.of("on leave", "Größe 🚀 \"x\"");
    return Arbitraries.frequencyOf(
        Tuple.of(32, votes()),
        Tuple.of(5, Combinators.combine(names, names, names, reasons).as(Reassign::new)),
        Tuple.of(3, Combinators.combine(names, names, reasons)
            .as((from, to, why) -> new Reassign(from, from, to, why))),
        Tuple.of(6, Combinators.combine(names, Arbitraries.of("", "a mistake")).as(Recall::new)),
        Tuple.of(5, Combinators.combine(names, reasons).as(Vacate::new)),
        Tuple.of(2, Combinators.combine(names, reasons).as(Comment::new)),
        Tuple.of(2, questions()), Tuple.of(2, names.map(by -> new ProvideInfo(by, "as agreed"))),
        Tuple.of(4, Combinators.combine(names, Arbitraries.of(Overrule.Verdict.class))
            .as((by, verdict) -> new Overrule(by, verdict, "the board decided"))),
        Tuple.of(8, Arbitraries.just(new Tick())),
        Tuple.of(1, submissions()));
  }

  /** What people do with the seats that they hold. */
  public static Arbitrary<Move> asAsked() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    Arbitrary<ApprovalCommand> handOver =
        Combinators.combine(names, names).as((from, to) -> new Reassign(from, from, to, "on leave"));
    Arbitrary<ApprovalCommand> takeAway =
        Combinators.combine(names, names, names).as((by, from, to) -> new Reassign(by, from, to, "is ill"));
    Arbitrary<ApprovalCommand> deeds = Arbitraries.frequencyOf(
        Tuple.of(16, votes()), Tuple.of(2, handOver), Tuple.of(6, takeAway),
        Tuple.of(2, names.map(name -> new Vacate(name, "has left"))),
        Tuple.of(3, questions()), Tuple.of(2, names.map(name -> new ProvideInfo(name, "because"))),
        Tuple.of(1, names.map(name -> new Recall(name, ""))));
    return Combinators.combine(Arbitraries.integers().between(0, 5), deeds).as(AsAsked::new);
  }

  static Arbitrary<ApprovalCommand> questions() {
    Arbitrary<@Nullable String> steps = Arbitraries.of("step 1", "step 2").injectNull(0.8);
    return Combinators.combine(StaffArbitraries.names(), StaffArbitraries.names().injectNull(0.5), steps)
        .as((by, of, step) -> new RequestInfo(by, of, "why so much?", step));
  }

  public static Arbitrary<Vote> votes() {
    Arbitrary<Choice> choices =
        Arbitraries.frequency(Tuple.of(5, Choice.APPROVE), Tuple.of(2, Choice.REJECT), Tuple.of(2, Choice.ABSTAIN));
    Arbitrary<@Nullable String> steps = Arbitraries.of("step 1", "step 2", "step 3").injectNull(0.9);
    return Combinators.combine(StaffArbitraries.names(), choices, Arbitraries.of("", "", "why not"), steps)
        .as(Vote::new);
  }

  /** Deals with the fields that {@link DefinitionArbitraries} read, of the wrong type or missing now and then. */
  public static Arbitrary<Subject> subjects() {
    Arbitrary<Value> amounts = Arbitraries.frequency(
        Tuple.of(10, Value.of(150)), Tuple.of(10, Value.of(50)), Tuple.of(2, Value.ABSENT),
        Tuple.of(1, Value.of("much")));
    Arbitrary<Value> discounts = Arbitraries.of(Value.of(new BigDecimal("0.05")), Value.of(new BigDecimal("0.25")));
    Arbitrary<Value> stages = Arbitraries.of(Value.of("Won"), Value.of("New"), Value.ABSENT);
    return Combinators.combine(amounts, totals(), discounts, stages, owners(), owners(), Arbitraries.of("D-1", "D-2"))
        .as((amount, total, discount, stage, owner, other, id) -> new Subject(
            DefinitionArbitraries.ENTITY_TYPE, id, Fields.NONE
                .with("amount", amount).with("total", total).with("discount", discount).with("stage", stage).with("owner", owner)
                .with("account", Fields.NONE.with("owner", other))));
  }

  /** Money, of which limits are; a number has no currency, so that nobody has the authority for it. */
  private static Arbitrary<Value> totals() {
    Arbitrary<Value> euros =
        Arbitraries.of(50_00L, 100_00L, 100_01L, 1_000_00L, -500_00L).map(cents -> euros(cents));
    return Arbitraries.frequencyOf(
        Tuple.of(16, euros), Tuple.of(1, Arbitraries.just(Value.ABSENT)),
        Tuple.of(1, Arbitraries.of(Value.of(50), new Value.Amount(Money.ofMinor(1, "USD")))));
  }

  private static Value euros(long cents) {
    return new Value.Amount(Money.ofMinor(cents, "EUR"));
  }

  private static Arbitrary<Value> owners() {
    Arbitrary<Value> one = StaffArbitraries.names().map(name -> Value.of(name.id()));
    return Arbitraries.frequencyOf(
        Tuple.of(8, one), Tuple.of(2, one.list().ofSize(2).map(Value.Items::new)),
        Tuple.of(1, Arbitraries.of(Value.ABSENT, Value.of("ghost"), Value.of(""))));
  }

  private static Arbitrary<Submit> submissions() {
    return Combinators.combine(StaffArbitraries.names(), subjects())
        .as((by, subject) -> new Submit(by, Scenario.UNPINNED, subject));
  }

  private static Arbitrary<Move> submits() {
    return Arbitraries.frequencyOf(
        Tuple.of(19, keyed(submissions().map(submit -> submit))),
        Tuple.of(1, Arbitraries.just(new Do(new Tick(), null))));
  }

  private static Arbitrary<Move> keyed(Arbitrary<ApprovalCommand> commands) {
    Arbitrary<IdempotencyKey> keys = Arbitraries.of("k1", "k2", "k3").map(IdempotencyKey::new);
    return Combinators.combine(commands, keys.injectNull(0.6)).as(Do::new);
  }

  /** Time that passes, half of it up to about when something is due. */
  static Arbitrary<Move> waits() {
    Arbitrary<Duration> offsets = Arbitraries.oneOf(
        Arbitraries.of(Duration.ofNanos(-1), Duration.ZERO, Duration.ofNanos(1)), EscalationArbitraries.durations());
    Arbitrary<Move> toDue = offsets.map(PassToDue::new);
    Arbitrary<Move> some = EscalationArbitraries.durations().map(Pass::new);
    return Arbitraries.oneOf(toDue, some);
  }

  private static Arbitrary<Move> changes() {
    Arbitrary<Move> teams = Combinators.combine(Arbitraries.of(StaffArbitraries.TEAMS), StaffArbitraries.members())
        .as(Gather::new);
    return Arbitraries.oneOf(StaffArbitraries.people().map(Know::new), teams);
  }
}
