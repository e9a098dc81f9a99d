package io.crmkit.examples.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.draw.ChainDrawing;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.core.Actor;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.WholeFile;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.core.HandClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "do, with what it takes beside at, by and comment; what is in [] may be left out:",
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
      "                use: approve, reject, reply",
      "  follow        link; only looks, as a GET does",
      "  redeem        link, [comment]",
      "  reply         link (of use reply), text, [proof]; an answer to a mail",
      "                proof (of the sender): passed, failed, none",
      "What only looks:",
      "  preview       [fields, entity_id]",
      "  why, inbox, verify",
      "  lock          change: [names of fields], [entity_id]",
      "  coverage      fields",
      "Any command, and request also with link, why, coverage and verify:",
      "  key           makes a repeat harmless",
      "  request       tells several requests apart",
      "  batch         each, together, all_or_none: lines in a row that have",
      "                it and the same time are answered at once"
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

  @Option(
      names = "--what-if", paramLabel = "d3.json",
      description = "plays the requests once more by this definition, everybody answering as they did in the script, "
          + "and prints how they would have ended; with --figures, where the time would have gone")
  private @Nullable Path whatIf;

  @Option(
      names = "--pace", paramLabel = "person=percent",
      description = "plays them once more with somebody who takes that much of their time to answer, such as bob=50; by "
          + "the same definition without --what-if")
  private Map<String, Integer> pace = new LinkedHashMap<>();

  @Spec
  private CommandSpec spec;

  private PublishedDefinition published;

  private final HandClock clock = new HandClock(Instant.EPOCH);
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);

  @Override
  public Integer call() throws IOException {
    refuseWhatNothingUses();
    Source.requireApart(drawing, Arrays.asList(definition, script, directory, next, whatIf));
    published = publish(definition);
    if (script == null) {
      check(Source.file(definition).text());
    } else {
      play(Script.read(script, spec.commandLine().getErr()));
    }
    return 0;
  }

  private void refuseWhatNothingUses() {
    if (script == null && (directory != null || next != null || figures || whatIf != null || !pace.isEmpty())) {
      throw new ParameterException(spec.commandLine(),
          "--directory, --next, --figures, --what-if and --pace are of use with --script only.");
    }
    pace.forEach((person, percent) -> {
      if (percent < 0) {
        throw new ParameterException(spec.commandLine(),
            "--pace %s=%d: nobody answers before they are asked.".formatted(person, percent));
      }
    });
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
    if (whatIf != null || !pace.isEmpty()) {
      PublishedDefinition instead = whatIf == null ? published : publish(whatIf);
      Map<Actor, Integer> paces = new LinkedHashMap<>();
      pace.forEach((person, percent) -> paces.put(company.directory().find(Simulation.TENANT, person)
          .map(Person::actor).orElseGet(() -> new Actor(person)), percent));
      show(simulation, new Replays(approvals, definitions.find(Simulation.TENANT, instead.ref()).orElseThrow(),
          instead.ref(), company.hours(), paces));
    }
    summarize(simulation);
  }

  private void show(Simulation simulation, Replays replays) {
    ApprovalAnalytics analytics = ApprovalAnalytics.empty();
    for (ApprovalId id : simulation.requests()) {
      if (!simulation.history(id).isEmpty()) {
        List<ApprovalEvent> events = replays.replay(simulation.history(id));
        out().println(JsonDocuments.write(Replays.line(id.value(), events)));
        if (!events.isEmpty()) {
          analytics.add(events);
        }
      }
    }
    if (figures) {
      FigureLines.of(analytics.result(), "what_if").forEach(line -> out().println(JsonDocuments.write(line)));
    }
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
      simulation.requests().stream().map(simulation::history).filter(history -> !history.isEmpty())
          .forEach(analytics::add);
      FigureLines.of(analytics.result(), null).forEach(line -> out().println(JsonDocuments.write(line)));
    }
    draw(simulation.state(simulation.requests().iterator().next()));
  }

  private void summarize(Simulation simulation) {
    for (ApprovalId id : simulation.requests()) {
      String name = simulation.requests().size() == 1 ? "" : "request=%s ".formatted(id);
      out().println(name + Progress.of(simulation.state(id), simulation.history(id)));
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
    WholeFile.write(drawing, drawing.toString().endsWith(".svg") ? chain.svg() : chain.mermaid());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
