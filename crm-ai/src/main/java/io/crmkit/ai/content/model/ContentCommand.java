package io.crmkit.ai.content.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What can be asked of a piece of content. */
public sealed interface ContentCommand {

  Actor by();

  Instant at();

  /**
   * Keep drafts that a model wrote. A piece that has drafts of the same brief gets more.
   *
   * @param drafts at least one, each with where it is from
   */
  record Keep(Brief brief, List<Written> drafts, Actor by, Instant at) implements ContentCommand {
    public Keep {
      Objects.requireNonNull(brief, "brief");
      drafts = List.copyOf(drafts);
      if (drafts.isEmpty()) {
        throw new IllegalArgumentException("there must be at least one draft");
      }
    }
  }

  /** Put a person's words in place of a variant's; an approval is void then. */
  record Edit(int number, Draft draft, Actor by, Instant at) implements ContentCommand {
    public Edit {
      Objects.requireNonNull(draft, "draft");
    }
  }

  /** Ask for the approval of a variant. */
  record Submit(int number, Actor by, Instant at) implements ContentCommand {}

  /** Approve what was submitted, as somebody else than who submitted it. */
  record Approve(Actor by, Instant at) implements ContentCommand {}

  /** Say no to what was submitted, or take an approval back. */
  record Reject(String why, Actor by, Instant at) implements ContentCommand {
    public Reject {
      Require.notBlank(why, "why");
    }
  }

  /** Note that it was sent, unless the recipient has opted out meanwhile. */
  record MarkSent(Reach reach, Actor by, Instant at) implements ContentCommand {
    public MarkSent {
      Objects.requireNonNull(reach, "reach");
    }
  }

  /** A draft and where it is from. */
  record Written(Draft draft, Origin origin) {
    public Written {
      Objects.requireNonNull(draft, "draft");
      Objects.requireNonNull(origin, "origin");
    }
  }

  /** Whether a recipient may be written to. */
  enum Reach {
    OPEN,
    /** They opted out. */
    SUPPRESSED
  }
}
