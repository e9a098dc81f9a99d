package io.crmkit.ai.content.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A piece of content: not there yet, drafted, waiting for approval, approved, rejected, or sent. */
public sealed interface Content {

  /** Nobody has asked for it. */
  record Blank() implements Content {}

  /** It has been asked for. */
  sealed interface Begun extends Content permits Drafted, Submitted, Approved, Rejected, Sent {

    /** Returns its drafts. */
    Drafted drafted();

    ContentStatus status();
  }

  /**
   * It has drafts, and nobody has submitted one since the last change.
   *
   * @param variants at least one
   */
  record Drafted(Brief brief, List<Variant> variants) implements Begun {

    public Drafted {
      Objects.requireNonNull(brief, "brief");
      variants = List.copyOf(variants);
      if (variants.isEmpty()) {
        throw new IllegalArgumentException("drafted content needs at least one variant");
      }
    }

    @Override
    public Drafted drafted() {
      return this;
    }

    @Override
    public ContentStatus status() {
      return ContentStatus.DRAFTED;
    }

    public Optional<Variant> variant(int number) {
      return variants.stream().filter(variant -> variant.number() == number).findFirst();
    }

    Drafted with(Variant other) {
      return new Drafted(brief,
          variants.stream().map(each -> each.number() == other.number() ? other : each).toList());
    }

    Drafted and(List<Variant> more) {
      List<Variant> all = new ArrayList<>(variants);
      all.addAll(more);
      return new Drafted(brief, all);
    }
  }

  /** One of its variants waits for somebody else to approve it. */
  record Submitted(Drafted drafted, int number, Actor by) implements Begun {
    @Override
    public ContentStatus status() {
      return ContentStatus.SUBMITTED;
    }

    /** Returns what the approver has to read: the text as it would go out. */
    public Outgoing proposed() {
      return drafted.brief().finished(drafted.variant(number).orElseThrow().draft());
    }
  }

  /** It may be sent, exactly as it is. */
  record Approved(Submitted submitted, Actor by, Instant at) implements Begun {
    @Override
    public Drafted drafted() {
      return submitted.drafted();
    }

    @Override
    public ContentStatus status() {
      return ContentStatus.APPROVED;
    }

    /** Returns what the host sends. */
    public Outgoing outgoing() {
      return submitted.proposed();
    }
  }

  /** Somebody said no; it may be edited and submitted once more. */
  record Rejected(Drafted drafted, String why, Actor by) implements Begun {
    @Override
    public ContentStatus status() {
      return ContentStatus.REJECTED;
    }
  }

  /** The host has sent it, for good. */
  record Sent(Approved approved, Instant at) implements Begun {
    @Override
    public Drafted drafted() {
      return approved.drafted();
    }

    @Override
    public ContentStatus status() {
      return ContentStatus.SENT;
    }
  }
}
