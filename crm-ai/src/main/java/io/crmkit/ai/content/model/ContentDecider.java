package io.crmkit.ai.content.model;

import io.crmkit.ai.content.model.Content.Approved;
import io.crmkit.ai.content.model.Content.Begun;
import io.crmkit.ai.content.model.Content.Blank;
import io.crmkit.ai.content.model.Content.Drafted;
import io.crmkit.ai.content.model.Content.Rejected;
import io.crmkit.ai.content.model.Content.Sent;
import io.crmkit.ai.content.model.Content.Submitted;
import io.crmkit.ai.content.model.ContentCommand.Approve;
import io.crmkit.ai.content.model.ContentCommand.Edit;
import io.crmkit.ai.content.model.ContentCommand.Keep;
import io.crmkit.ai.content.model.ContentCommand.MarkSent;
import io.crmkit.ai.content.model.ContentCommand.Reach;
import io.crmkit.ai.content.model.ContentCommand.Reject;
import io.crmkit.ai.content.model.ContentCommand.Submit;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.ContentEvent.ContentApproved;
import io.crmkit.ai.content.model.ContentEvent.ContentDrafted;
import io.crmkit.ai.content.model.ContentEvent.ContentEdited;
import io.crmkit.ai.content.model.ContentEvent.ContentRejected;
import io.crmkit.ai.content.model.ContentEvent.ContentSent;
import io.crmkit.ai.content.model.ContentEvent.ContentSubmitted;
import io.crmkit.ai.content.model.ContentRefusal.WrongState;
import io.crmkit.ai.guard.Finding;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of a piece of content: every draft is sound, whoever wrote it; nobody approves what they submitted; nothing is
 * sent that was not approved as it is, and nothing to somebody who opted out.
 */
public final class ContentDecider implements Decider<Content, ContentCommand, ContentEvent> {

  /** How many variants a piece may have. */
  public static final int MOST_VARIANTS = 50;

  @Override
  public Content initial() {
    return new Blank();
  }

  @Override
  public Decision<ContentEvent> decide(Content state, ContentCommand command) {
    if (command instanceof Keep keep) {
      return keep(state, keep);
    }
    if (!(state instanceof Begun begun)) {
      return Decision.refuse(wrong(state, "drafted"));
    }
    if (command instanceof Edit edit) {
      return edit(begun, edit);
    }
    return command instanceof Submit submit ? submit(begun, submit) : settle(begun, command);
  }

  /**
   * Returns why a piece takes no more drafts, so that nobody pays a model for drafts that would be refused.
   *
   * @param more how many drafts
   */
  public static Optional<Refusal> objection(Content state, Brief brief, int more) {
    int before = 0;
    if (state instanceof Begun begun) {
      if (!(state instanceof Drafted || state instanceof Rejected)) {
        return Optional.of(wrong(state, "drafted or rejected"));
      }
      if (!begun.drafted().brief().equals(brief)) {
        return Optional.of(new ContentRefusal.OtherBrief());
      }
      before = begun.drafted().variants().size();
    }
    return before + more > MOST_VARIANTS
        ? Optional.of(new ContentRefusal.TooManyVariants(MOST_VARIANTS)) : ContentRules.of(brief).objection();
  }

  private static Decision<ContentEvent> keep(Content state, Keep keep) {
    Optional<Refusal> objection = objection(state, keep.brief(), keep.drafts().size());
    int before = state instanceof Begun begun ? begun.drafted().variants().size() : 0;
    return objection.isPresent()
        ? Decision.refuse(objection.get()) : keep(keep, ContentRules.of(keep.brief()), before);
  }

  private static Decision<ContentEvent> keep(Keep keep, ContentRules rules, int before) {
    List<Variant> variants = new ArrayList<>();
    List<Finding> found = new ArrayList<>();
    for (Written written : keep.drafts()) {
      found.addAll(rules.check(written.draft()));
      variants.add(new Variant(before + variants.size() + 1, written.draft(), written.origin()));
    }
    return found.isEmpty()
        ? Decision.accept(new ContentDrafted(keep.brief(), variants, keep.by(), keep.at()))
        : Decision.refuse(new ContentRefusal.Unsound(found));
  }

  private static Decision<ContentEvent> edit(Begun state, Edit edit) {
    if (state instanceof Submitted || state instanceof Sent) {
      return Decision.refuse(wrong(state, "drafted, rejected or approved"));
    }
    Optional<Variant> variant = state.drafted().variant(edit.number());
    if (variant.isEmpty()) {
      return Decision.refuse(new ContentRefusal.NoSuchVariant(edit.number()));
    }
    if (variant.get().draft().equals(edit.draft())) {
      return Decision.accept(List.of());
    }
    List<Finding> found = ContentRules.of(state.drafted().brief()).check(edit.draft());
    return found.isEmpty()
        ? Decision.accept(new ContentEdited(edit.number(), edit.draft(), edit.by(), edit.at()))
        : Decision.refuse(new ContentRefusal.Unsound(found));
  }

  private static Decision<ContentEvent> submit(Begun state, Submit submit) {
    if (!(state instanceof Drafted || state instanceof Rejected)) {
      return Decision.refuse(wrong(state, "drafted or rejected"));
    }
    return state.drafted().variant(submit.number()).isEmpty()
        ? Decision.refuse(new ContentRefusal.NoSuchVariant(submit.number()))
        : Decision.accept(new ContentSubmitted(submit.number(), submit.by(), submit.at()));
  }

  private static Decision<ContentEvent> settle(Begun state, ContentCommand command) {
    if (command instanceof Approve approve) {
      if (!(state instanceof Submitted submitted)) {
        return Decision.refuse(wrong(state, "submitted"));
      }
      return submitted.by().equals(approve.by())
          ? Decision.refuse(new ContentRefusal.OwnSubmission(approve.by()))
          : Decision.accept(new ContentApproved(approve.by(), approve.at()));
    }
    if (command instanceof Reject reject) {
      return state instanceof Submitted || state instanceof Approved
          ? Decision.accept(new ContentRejected(reject.why(), reject.by(), reject.at()))
          : Decision.refuse(wrong(state, "submitted or approved"));
    }
    MarkSent sent = (MarkSent) command;
    if (!(state instanceof Approved)) {
      return Decision.refuse(wrong(state, "approved"));
    }
    return sent.reach() == Reach.SUPPRESSED
        ? Decision.refuse(new ContentRefusal.OptedOut()) : Decision.accept(new ContentSent(sent.by(), sent.at()));
  }

  private static Refusal wrong(Content state, String wanted) {
    String is = state instanceof Begun begun ? begun.status().name().toLowerCase(Locale.ROOT) : "not there";
    return new WrongState(is, wanted);
  }

  @Override
  public Content evolve(Content state, ContentEvent event) {
    if (event instanceof ContentDrafted drafted) {
      return state instanceof Begun begun
          ? begun.drafted().and(drafted.variants()) : new Drafted(drafted.brief(), drafted.variants());
    }
    Drafted drafts = ((Begun) state).drafted();
    if (event instanceof ContentEdited edited) {
      return drafts.with(drafts.variant(edited.number()).orElseThrow().edited(edited.draft()));
    }
    if (event instanceof ContentSubmitted submitted) {
      return new Submitted(drafts, submitted.number(), submitted.by());
    }
    if (event instanceof ContentApproved approved) {
      return new Approved((Submitted) state, approved.by(), approved.at());
    }
    return event instanceof ContentRejected rejected
        ? new Rejected(drafts, rejected.why(), rejected.by()) : new Sent((Approved) state, event.at());
  }
}
