package io.crmkit.approvals.port;

import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.TenantId;
import java.util.Objects;

/** Reads what somebody decides from the text of a mail; languages and habits differ. */
@FunctionalInterface
public interface ReplyParser {

  /** Reads the plain text of a mail, what it quotes included. */
  Reading read(TenantId tenant, String text);

  /** What a text says. */
  sealed interface Reading {

    /**
     * A clear answer.
     *
     * @param comment what else the person wrote; may be empty
     */
    record Decided(Choice choice, String comment) implements Reading {
      public Decided {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(comment, "comment");
      }
    }

    /**
     * Anything else.
     *
     * @param line what it was read from
     */
    record Unclear(String line) implements Reading {
      public Unclear {
        Objects.requireNonNull(line, "line");
      }
    }
  }
}
