package io.crmkit.examples.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.OpenDirectory;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
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
    description = "Plays a script against an approval definition and prints each event as a line of JSON.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nA line of the script:%n",
    footer = {
      "  {\"at\": \"2024-10-01T09:00:00Z\", \"by\": \"alice\", \"do\": \"submit\", \"fields\": {\"amount\": 12000}}",
      "  {\"at\": \"2024-10-01T10:00:00Z\", \"by\": \"manager@example.com\", \"do\": \"approve\", "
          + "\"comment\": \"fine\"}",
      "  {\"at\": \"2024-10-02T10:00:00Z\", \"do\": \"tick\"}",
      "do: submit, approve, reject, abstain, comment, recall (reason), reassign (from, to, reason), vacate, tick"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SimulateApprovalCommand implements Callable<Integer> {

  private static final TenantId TENANT = new TenantId("simulation");
  private static final ApprovalId ID = new ApprovalId("request");
  private static final Actor AUTHOR = new Actor("author");

  @Option(names = "--definition", required = true, paramLabel = "d.json", description = "the definition to try")
  private Path definition;

  @Option(
      names = "--script", required = true, paramLabel = "s.jsonl",
      description = "what happens, a JSON object a line")
  private Path script;

  @Option(
      names = "--directory", paramLabel = "people.json",
      description = "people with managers, groups, roles, active flags; without it everybody named is an active person")
  private @Nullable Path directory;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    HandClock clock = new HandClock(Instant.EPOCH);
    InMemoryApprovals storage = new InMemoryApprovals();
    Definitions definitions = new Definitions(storage.definitions(), clock);
    PublishedDefinition published =
        definitions.publish(TENANT, AUTHOR, Files.readString(definition)).orElseThrow();
    Approvals approvals = Approvals.builder(storage.approvals(), definitions)
        .directory(people())
        .clock(clock)
        .build();
    play(approvals, new Deeds(published), clock);
    out().println(summary(approvals));
    return 0;
  }

  private void play(Approvals approvals, Deeds deeds, HandClock clock) throws IOException {
    for (ScriptLine line : Script.read(script)) {
      clock.set(line.at());
      Decision<ApprovalEvent> decision = line.key() == null
          ? approvals.handle(TENANT, ID, deeds.command(line))
          : approvals.handle(TENANT, ID, deeds.command(line), new IdempotencyKey(line.key()));
      if (decision instanceof Refused<ApprovalEvent> refused) {
        out().println(JsonDocuments.write(
            new RefusedLine(line.at(), refused.refusal().code(), refused.refusal().message())));
        continue;
      }
      for (ApprovalEvent event : decision.orElseThrow()) {
        out().println(json(event));
      }
    }
  }

  private record RefusedLine(Instant at, String refused, String message) {}

  private static String json(ApprovalEvent event) {
    return "{\"event\":\"%s\",%s".formatted(ApprovalEventJson.type(event), ApprovalEventJson.write(event).substring(1));
  }

  private Directory people() throws IOException {
    return directory == null
        ? new OpenDirectory()
        : DirectoryReader.read(TENANT, Files.readString(directory));
  }

  private static String summary(Approvals approvals) {
    List<ApprovalEvent> history = approvals.history(TENANT, ID);
    Approval state = approvals.find(TENANT, ID).<Approval>map(stored -> stored.value()).orElseGet(Approval.Blank::new);
    long votes = history.stream().filter(VoteCast.class::isInstance).count();
    return "status=%s step=%d votes=%d".formatted(status(state), step(state), votes);
  }

  private static String status(Approval state) {
    if (state instanceof Settled settled) {
      return settled.outcome().name().toLowerCase(Locale.ROOT);
    }
    return state instanceof Pending ? "pending" : "blank";
  }

  /** The number of the step that waits, or else of the last one that was reached; 0 if there was none. */
  private static int step(Approval state) {
    if (state instanceof Pending pending) {
      return pending.openStep().index() + 1;
    }
    List<StepResult> results = state instanceof Settled settled ? settled.results() : List.of();
    return results.isEmpty() ? 0 : results.get(results.size() - 1).index() + 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
