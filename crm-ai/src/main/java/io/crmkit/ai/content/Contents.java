package io.crmkit.ai.content;

import io.crmkit.ai.content.Writer.Outcome;
import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Brief;
import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.Content.Approved;
import io.crmkit.ai.content.model.ContentCommand;
import io.crmkit.ai.content.model.ContentCommand.Approve;
import io.crmkit.ai.content.model.ContentCommand.Edit;
import io.crmkit.ai.content.model.ContentCommand.Keep;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentCommand.Reject;
import io.crmkit.ai.content.model.ContentCommand.Submit;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.ContentDecider;
import io.crmkit.ai.content.model.ContentEvent;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.ContentRefusal;
import io.crmkit.ai.content.model.ContentRules;
import io.crmkit.ai.content.model.ContentStatus;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.content.model.Outgoing;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.content.model.Recipient;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has drafts written by a model, lets people edit, approve and reject them, and says what may be sent.
 *
 * <p>Nothing is written for a command that is refused. No store is locked while a model writes.
 */
public final class Contents {

  private final ContentPorts ports;
  private final Aggregates<ContentId, Content, ContentCommand, ContentEvent> contents;
  private final Writer writer;
  private final Clock clock;
  private final Observed observed;

  public Contents(ContentPorts ports, ContentPolicy policy, Clock clock) {
    this(ports, policy, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Contents(ContentPorts ports, ContentPolicy policy, Clock clock, ServiceListener listener) {
    this.ports = Objects.requireNonNull(ports, "ports");
    this.contents = new Aggregates<>(ports.contents(), new ContentDecider(), ContentFormats.CONTENT);
    this.writer = new Writer(ports.model(), policy, clock);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("contents", listener);
  }

  /**
   * Has drafts written, and keeps those that pass every guardrail. A piece that was begun by the same order gets more.
   *
   * @return what happened; or that there is no such template, no fact, no consent, that the recipient opted out, or why the
   *     model gave no answer that may be used
   * @throws IllegalArgumentException if an e-mail has no recipient, or anything else has one
   * @throws StaleWriteException if somebody else wrote the piece meanwhile
   */
  public Decision<ContentEvent> generate(TenantId tenant, ContentId id, Actor by, Order order) {
    return observed.call("generate", tenant, call -> {
      Stored<Template> template = ports.templates().find(tenant, order.template())
          .orElseGet(() -> Stored.unsaved(new Template.Blank()));
      int version = order.version() == null ? template.value().latest() : order.version();
      Optional<PromptTemplate> found = template.value().version(version);
      if (found.isEmpty()) {
        return Decision.refuse(new ContentRefusal.NoSuchTemplate(order.template(), version));
      }
      Brief brief = Brief.builder(new TemplateRef(order.template(), version), found.get(), order.sender())
          .facts(order.facts()).to(order.recipient()).build();
      Optional<Refusal> objection = ContentRules.of(brief).objection();
      if (objection.isPresent()) {
        return Decision.refuse(objection.get());
      }
      return reach(tenant, order.recipient()) == Reach.SUPPRESSED
          ? Decision.refuse(new ContentRefusal.OptedOut()) : generate(tenant, id, by, brief, order.variants());
    });
  }

  private Decision<ContentEvent> generate(TenantId tenant, ContentId id, Actor by, Brief brief, int variants) {
    Content before = contents.load(tenant, id).value();
    Optional<Refusal> objection = ContentDecider.objection(before, brief, variants);
    if (objection.isPresent()) {
      return Decision.refuse(objection.get());
    }
    int known = before instanceof Content.Begun begun ? begun.drafted().variants().size() : 0;
    List<Written> written = new ArrayList<>();
    @Nullable Refusal why = null;
    for (int i = 1; i <= variants; i++) {
      Outcome outcome = writer.write(brief, (long) known + i);
      if (outcome instanceof Outcome.Done done) {
        written.add(done.written());
      } else {
        why = refusal(outcome);
      }
    }
    return why != null && written.isEmpty()
        ? Decision.refuse(why) : contents.handle(tenant, id, new Keep(brief, written, by, clock.instant()));
  }

  private static Refusal refusal(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? new ContentRefusal.NoAnswer(failed.failure().code(), failed.failure().message(), failed.failure().findings())
        : new ContentRefusal.Unsound(((Outcome.Unsound) outcome).findings());
  }

  private Reach reach(TenantId tenant, @Nullable Recipient recipient) {
    return recipient != null && ports.suppressions().isSuppressed(tenant, recipient.address())
        ? Reach.SUPPRESSED : Reach.OPEN;
  }

  /** Puts a person's words in place of a variant's, by the same rules; an approval is void then. */
  public Decision<ContentEvent> edit(TenantId tenant, ContentId id, int variant, Draft draft, Actor by) {
    return handle("edit", tenant, id, new Edit(variant, draft, by, clock.instant()));
  }

  /** Asks for the approval of a variant. */
  public Decision<ContentEvent> submit(TenantId tenant, ContentId id, int variant, Actor by) {
    return handle("submit", tenant, id, new Submit(variant, by, clock.instant()));
  }

  /** Approves what was submitted. Who submitted it may not; who else may is for the host to decide. */
  public Decision<ContentEvent> approve(TenantId tenant, ContentId id, Actor by) {
    return handle("approve", tenant, id, new Approve(by, clock.instant()));
  }

  /** Says no to what was submitted, or takes an approval back. */
  public Decision<ContentEvent> reject(TenantId tenant, ContentId id, String why, Actor by) {
    return handle("reject", tenant, id, new Reject(why, by, clock.instant()));
  }

  /** Returns what the host may send: there only while it is approved and the recipient has not opted out. */
  public Optional<Outgoing> outgoing(TenantId tenant, ContentId id) {
    return observed.call("outgoing", tenant, call -> {
      Content state = contents.load(tenant, id).value();
      return state instanceof Approved approved && reach(tenant, recipient(state)) == Reach.OPEN
          ? Optional.of(approved.outgoing()) : Optional.empty();
    });
  }

  /** Notes that the host has sent it; refused for what is not approved, and where the recipient has opted out. */
  public Decision<ContentEvent> markSent(TenantId tenant, ContentId id, Actor by) {
    return observed.call("mark-sent", tenant, call -> {
      Reach reach = reach(tenant, recipient(contents.load(tenant, id).value()));
      return contents.handle(tenant, id, new MarkSent(reach, by, clock.instant()));
    });
  }

  private static @Nullable Recipient recipient(Content state) {
    return state instanceof Content.Begun begun ? begun.drafted().brief().recipient() : null;
  }

  private Decision<ContentEvent> handle(String operation, TenantId tenant, ContentId id, ContentCommand command) {
    return observed.call(operation, tenant, call -> contents.handle(tenant, id, command));
  }

  public Optional<Stored<Content>> find(TenantId tenant, ContentId id) {
    return observed.call("find", tenant, call -> ports.contents().find(tenant, id));
  }

  /** Returns the pieces that are so far, such as those that wait for approval, in the order of their ids. */
  public Page<ContentId> withStatus(TenantId tenant, ContentStatus status, PageRequest page) {
    return observed.call("with-status", tenant, call -> ports.contents().withStatus(tenant, status, page));
  }

  /** Returns everything that ever happened to a piece, oldest first; nothing if it does not exist. */
  public List<ContentEvent> history(TenantId tenant, ContentId id) {
    return observed.call("history", tenant, call -> contents.history(tenant, id));
  }
}
