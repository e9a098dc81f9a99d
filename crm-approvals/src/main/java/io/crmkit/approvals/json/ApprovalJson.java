package io.crmkit.approvals.json;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Reminding;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.Trail;
import io.crmkit.approvals.model.Trail.Reply;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.event.chain.ChainHead;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.core.expression.ValueJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of an approval as two JSON objects, for storage adapters: its origin, which only a migration changes, and
 * its progress. Instants of a progress are nanoseconds since 1970, which every command reads and writes.
 */
public final class ApprovalJson {

  private static final int VERSION = 1;

  private ApprovalJson() {}

  /** Returns what an approval was from the beginning. */
  public static String writeOrigin(Origin origin) {
    // first, since a writer inside a writer costs a buffer of its own
    String fields = ValueJson.write(origin.subject().fields());
    return JsonOut.object(out -> {
      out.put("v", VERSION);
      DefinitionRefJson.write(out, origin.definition());
      out.put("entity_type", origin.subject().entityType())
          .put("entity_id", origin.subject().entityId())
          .putJson("fields", fields)
          .put("requester", origin.requester())
          .putNanos("submitted_at", origin.submittedAt())
          .putNanos("expires_at", origin.expiresAt());
    });
  }

  /**
   * Returns how far {@code approval} has come.
   *
   * @throws IllegalArgumentException for a blank approval, which nobody stores
   */
  public static String writeProgress(Approval approval) {
    if (approval instanceof Pending pending) {
      return JsonOut.object(out -> write(out, pending));
    }
    if (approval instanceof Settled settled) {
      return JsonOut.object(out -> write(out, settled));
    }
    throw new IllegalArgumentException("a blank approval has nothing to store");
  }

  /**
   * Returns the approval of which {@link #writeOrigin} and {@link #writeProgress} wrote the parts.
   *
   * @throws IllegalArgumentException if they did not, or those of a newer release
   */
  public static Approval read(String origin, String progress) {
    Origin first = readOrigin(checked(JsonIn.object(origin)));
    JsonIn in = checked(JsonIn.object(progress));
    List<StepResult> results = in.objects("results", ApprovalJson::result);
    Trail trail = trail(in.child("trail"));
    return in.has("outcome")
        ? new Settled(first, in.constant(Outcome.class, "outcome"), results, CourseJson.read(in), trail)
        : new Pending(first, steps(in), results, CourseJson.read(in), trail);
  }

  private static JsonIn checked(JsonIn in) {
    if (in.number("v") > VERSION) {
      throw new IllegalArgumentException(
          "the approval was stored by a newer release: version %d, but this one reads up to %d"
              .formatted(in.number("v"), VERSION));
    }
    return in;
  }

  private static Origin readOrigin(JsonIn in) {
    return new Origin(
        DefinitionRefJson.read(in),
        new Subject(in.text("entity_type"), in.text("entity_id"), in.fields("fields")),
        in.actor("requester"), in.instant("submitted_at"), in.instantOrNull("expires_at"));
  }

  private static void write(JsonOut out, Pending pending) {
    writeCommon(out, pending.results(), pending.trail());
    CourseJson.write(out, pending.course());
    if (pending.steps().size() == 1) {
      out.putObject("step", open -> write(open, pending.openStep()));
    } else {
      out.putObjects("steps", pending.steps(), ApprovalJson::write);
    }
  }

  static void write(JsonOut out, OpenStep step) {
    out.put("index", step.index())
        .put("name", step.name())
        .putNanos("opened_at", step.openedAt())
        .put("level", step.level())
        .putNanos("due_at", step.dueAt())
        .putNanos("remind_at", step.reminding().dueAt())
        .putObjects("panels", step.panels(), PanelJson::write);
    if (step.reminding().sent() > 0) {
      out.put("reminded", step.reminding().sent());
    }
  }

  private static void write(JsonOut out, Settled settled) {
    writeCommon(out, settled.results(), settled.trail());
    CourseJson.write(out, settled.course());
    out.put("outcome", settled.outcome());
  }

  private static void writeCommon(JsonOut out, List<StepResult> results, Trail trail) {
    out.put("v", VERSION);
    out.putObjects("results", results, ApprovalJson::write);
    out.putObject("trail", members -> write(members, trail));
  }

  private static void write(JsonOut out, Trail trail) {
    out.put("events", trail.events()).putNanos("at", trail.at());
    if (!trail.replies().isEmpty()) {
      out.putObjects("replies", trail.replies().entrySet(), (reply, entry) -> reply
          .put("key", entry.getKey())
          .put("fingerprint", entry.getValue().fingerprint())
          .put("first", entry.getValue().first())
          .put("count", entry.getValue().count()));
    }
    ChainHead chain = trail.chain();
    if (chain != null) {
      out.putObject("chain", head -> head.put("from", chain.from()).put("hash", chain.last().hash()));
    }
  }

  private static Trail trail(JsonIn in) {
    Map<String, Reply> replies = new LinkedHashMap<>();
    if (in.has("replies")) {
      in.objects("replies", reply -> replies.put(
          reply.text("key"),
          new Reply(reply.text("fingerprint"), reply.longNumber("first"), reply.number("count"))));
    }
    long events = in.longNumber("events");
    return new Trail(events, in.instant("at"), replies, in.has("chain") ? chain(in.child("chain"), events) : null);
  }

  private static ChainHead chain(JsonIn in, long events) {
    return new ChainHead(in.longNumber("from"), new ChainLink(events, in.text("hash")));
  }

  static void write(JsonOut out, StepResult result) {
    out.put("index", result.index())
        .put("name", result.name())
        .put("ending", result.ending())
        .put("content", result.content())
        .putNanos("at", result.at())
        .putObjectsUnlessNone("votes", result.votes(), ApprovalJson::write);
  }

  static StepResult result(JsonIn in) {
    return new StepResult(
        in.number("index"), in.text("name"), in.constant(StepResult.Ending.class, "ending"),
        in.textOrNull("content"), in.instant("at"),
        in.has("votes") ? in.objects("votes", ApprovalJson::vote) : List.of());
  }

  private static void write(JsonOut out, StepVote vote) {
    out.put("by", vote.by()).put("choice", vote.choice());
    if (!vote.holder().equals(vote.by())) {
      out.put("for", vote.holder());
    }
  }

  private static StepVote vote(JsonIn in) {
    Actor by = in.actor("by");
    return new StepVote(by, in.has("for") ? in.actor("for") : by, in.constant(Choice.class, "choice"));
  }

  /** One open step, as nearly all requests have it, is a member of its own. */
  private static List<OpenStep> steps(JsonIn in) {
    return in.has("step") ? List.of(step(in.child("step"))) : in.objects("steps", ApprovalJson::step);
  }

  static OpenStep step(JsonIn in) {
    return new OpenStep(
        in.number("index"), in.text("name"), in.instant("opened_at"), in.objects("panels", PanelJson::read),
        in.number("level"), in.instantOrNull("due_at"), reminding(in));
  }

  private static Reminding reminding(JsonIn in) {
    return in.has("reminded") || in.has("remind_at")
        ? new Reminding(in.has("reminded") ? in.number("reminded") : 0, in.instantOrNull("remind_at"))
        : Reminding.NONE;
  }
}
