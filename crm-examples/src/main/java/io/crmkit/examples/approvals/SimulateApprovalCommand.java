package io.crmkit.examples.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.draw.ChainDrawing;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.core.Actor;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.core.HandClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a script against a definition, in memory: the way to try a definition before using it. */
@Command(
    name = "simulate-approval",
    description = "Plays a script against an approval definition and prints each event as a line of JSON; without a "
        + "script, checks the definition.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nA line of the script, in the order of time:%n",
    footer = {
      "  {\"at\": \"2024-10-01T09:00:00Z\", \"by\": \"alice\", \"do\": \"submit\",",
      "   \"fields\": {\"amount\": {\"amount\": 500, \"currency\": \"EUR\"}, \"terms\": \"x\"}}",
      "  {\"at\": \"2024-10-01T10:00:00Z\", \"by\": \"bob\", \"do\": \"approve\"}",
      "  {\"at\": \"2024-10-02T10:00:00Z\", \"do\": \"tick\"}",
      "",
      "do, with what it takes beside at and by; what is in [] may be left out:",
      "  submit        [fields, entity_id]",
      "  approve, reject, abstain  [comment, step]",
      "  request_info  question, [to, step]",
      "  provide_info  answer, [step]",
      "  claim         [step]",
      "  release       [reason, step]",
      "  reassign      to, reason, [from]",
      "  add_approver  person, reason, [place, step]",
      "                place: before_me, with_me, after_me",
      "  send_back     to, reason, [step]",
      "                to: requester, previous, or the name of a step",
      "  resubmit      [fields, comment]",
      "  amend         fields, [reason]; fields: all that the record says then",
      "  recall        [reason]",
      "  vacate        [reason]",
      "  overrule      verdict, reason; verdict: approve, reject",
      "  migrate       reason, [renamed, votes, missed]; goes to --next",
      "                renamed: {\"old step\": \"new step\"},",
      "                votes: refuse, drop, missed: refuse, pass_over",
      "  comment       comment",
      "  tick",
      "  link          link (a name for it), use, [lasts, step]",
      "                use: approve, reject",
      "  follow        link; only looks, as a GET does",
      "  redeem        link, [comment]",
      "What only looks:",
      "  preview       [fields, entity_id]",
      "  why, inbox, verify",
      "  lock          change: [names of fields]",
      "  coverage      fields",
      "Any line:",
      "  key           makes a repeat harmless",
      "  request       tells several requests apart",
      "  batch         each, together, all_or_none: lines in a row that have",
      "                it are answered at once"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SimulateApprovalCommand implements Callable<Integer> {

  private static final Actor AUTHOR = new Actor("author");

  @Option(names = "--definition", required = true, paramLabel = "d.json", description = "the definition to try")
  private Path definition;

  @Option(
      names = "--script", paramLabel = "s.jsonl",
      description = "what happens, a JSON object a line; without it, the definition is only checked")
  private @Nullable Path script;

  @Option(
      names = "--directory", paramLabel = "people.json",
      description = "people with managers, groups, roles, limits and active flags, calendars and delegations; "
          + "without it everybody named is an active person")
  private @Nullable Path directory;

  @Option(names = "--next", paramLabel = "d2.json", description = "another definition, for 'migrate'")
  private @Nullable Path next;

  @Option(
      names = "--draw", paramLabel = "chain.svg",
      description = "draws the chain, with how far the request has come: an SVG if the name ends so, else Mermaid")
  private @Nullable Path drawing;

  @Option(names = "--figures", description = "prints where the time went, by step and by person")
  private boolean figures;

  @Spec
  private CommandSpec spec;

  private PublishedDefinition published;

  private final HandClock clock = new HandClock(Instant.EPOCH);
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);

  @Override
  public Integer call() throws IOException {
    published = publish(definition);
    if (script == null) {
      check(Source.file(definition).text());
    } else {
      play(Script.read(script, spec.commandLine().getErr()));
    }
    return 0;
  }

  private PublishedDefinition publish(Path file) throws IOException {
    return Refused.unlessValid(definitions.publish(Simulation.TENANT, AUTHOR, Source.file(file).text()), file);
  }

  private void play(List<ScriptLine> lines) throws IOException {
    PublishedDefinition other = next == null ? published : publish(next);
    Company company = directory == null
        ? Company.open(Simulation.TENANT, storage)
        : Company.read(Simulation.TENANT, directory, storage);
    Approvals approvals = Approvals.builder(storage.approvals(), definitions).directory(company.directory())
        .calendars(company.calendars()).delegations(storage.delegations()).clock(clock).build();
    Simulation simulation = new Simulation(clock, storage, approvals, new Deeds(published, other), out()::println);
    simulation.play(lines);
    show(simulation);
  }

  private record FindingLine(String finding, String at, String message) {}

  private void check(String document) throws IOException {
    List<Finding> findings = definitions.check(document).orElseThrow();
    findings.forEach(finding -> out().println(
        JsonDocuments.write(new FindingLine(finding.code(), finding.pointer(), finding.message()))));
    draw(new Approval.Blank());
    out().println("findings=%d".formatted(findings.size()));
  }

  private void show(Simulation simulation) throws IOException {
    if (figures) {
      ApprovalAnalytics analytics = ApprovalAnalytics.empty();
      simulation.requests().forEach(id -> analytics.add(simulation.history(id)));
      FigureLines.of(analytics.result()).forEach(line -> out().println(JsonDocuments.write(line)));
    }
    draw(simulation.state(simulation.requests().iterator().next()));
    for (ApprovalId id : simulation.requests()) {
      String name = simulation.requests().size() == 1 ? "" : "request=%s ".formatted(id);
      out().println(name + summary(simulation.state(id), simulation.history(id)));
    }
  }

  /** Draws a request on the definition that it is pinned to by now; one that does not exist, on the first. */
  private void draw(Approval state) throws IOException {
    if (drawing == null) {
      return;
    }
    DefinitionRef pinned = published.ref();
    if (state instanceof Pending pending) {
      pinned = pending.origin().definition();
    } else if (state instanceof Settled settled) {
      pinned = settled.origin().definition();
    }
    ChainDrawing chain = ChainDrawing.of(definitions.find(Simulation.TENANT, pinned).orElseThrow(), state);
    Files.writeString(drawing, drawing.toString().endsWith(".svg") ? chain.svg() : chain.mermaid());
  }

  private static String summary(Approval state, List<ApprovalEvent> history) {
    long votes = history.stream().filter(VoteCast.class::isInstance).count();
    return "status=%s step=%d votes=%d".formatted(status(state), step(state, history), votes);
  }

  private static String status(Approval state) {
    if (state instanceof Settled settled) {
      return settled.outcome().name().toLowerCase(Locale.ROOT);
    }
    return state instanceof Pending ? "pending" : "blank";
  }

  /** The number of the step that waits, or else of the last one that was reached; 0 if there was none. */
  private static int step(Approval state, List<ApprovalEvent> history) {
    if (state instanceof Pending pending) {
      return pending.steps().isEmpty() ? lastOpened(history) : pending.openStep().index() + 1;
    }
    List<StepResult> results = state instanceof Settled settled ? settled.results() : List.of();
    return Math.max(lastOpened(history), results.isEmpty() ? 0 : results.get(results.size() - 1).index() + 1);
  }

  private static int lastOpened(List<ApprovalEvent> history) {
    return history.stream().filter(StepOpened.class::isInstance)
        .mapToInt(event -> ((StepOpened) event).step() + 1).reduce(0, (earlier, later) -> later);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
