package io.crmkit.approvals.model.token;

import io.crmkit.core.Actor;
import io.crmkit.core.Refusal;
import java.time.Instant;

/** Why a token does not count, or a reply is not understood. */
public sealed interface TokenRefusal extends Refusal {

  /** Nobody issued it, to this tenant at least, or what is stored of it was altered. */
  record UnknownToken() implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-unknown";
    }

    @Override
    public String message() {
      return "This link is not known. Open the newest message about the request, or the request itself.";
    }
  }

  /** Its time is over. */
  record ExpiredToken(Instant at) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-expired";
    }

    @Override
    public String message() {
      return "This link has counted until %s. Open the request itself to decide.".formatted(at);
    }
  }

  /** A link was sent as a reply, or the other way round. */
  record WrongUse(ActionToken.Use use) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-wrong-use";
    }

    @Override
    public String message() {
      return use == ActionToken.Use.REPLY
          ? "This token answers a mail and is no link."
          : "This token is a link and answers no mail.";
    }
  }

  /** The step that it was made for waits no more, or waits once more in another round. */
  record StepOver(String step) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-step-over";
    }

    @Override
    public String message() {
      return "Step '%s' no longer waits for the decision that this link was sent for.".formatted(step);
    }
  }

  /** In the seat of {@code holder} was decided by another way, or it is no longer theirs. */
  record SeatGone(Actor holder, String step) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-seat-gone";
    }

    @Override
    public String message() {
      return "The seat of %s in step '%s' was used for a vote since, or is no longer theirs.".formatted(holder, step);
    }
  }

  /** What is to be approved is not what the person was asked about. */
  record ContentChanged() implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.token-content-changed";
    }

    @Override
    public String message() {
      return "What is to be approved was changed after this link was sent. Look at it again, and decide there.";
    }
  }

  /** Nobody vouches for the sender of a mail. */
  record UnprovedSender() implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.reply-unproved-sender";
    }

    @Override
    public String message() {
      return "Neither SPF nor DKIM proves who sent this mail.";
    }
  }

  /** Somebody else replied than was asked. */
  record WrongSender(Actor sender) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.reply-wrong-sender";
    }

    @Override
    public String message() {
      return "%s is not the person who was asked.".formatted(sender);
    }
  }

  /** A mail has no token in its address or subject, or several. */
  record NoOneToken(int found) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.reply-no-one-token";
    }

    @Override
    public String message() {
      return "A reply has one token in its address or subject, but this one has %d.".formatted(found);
    }
  }

  /** A mail does not say yes or no in so many words. */
  record UnclearReply(String line) implements TokenRefusal {
    @Override
    public String code() {
      return "approvals.reply-unclear";
    }

    @Override
    public String message() {
      return "The first line, '%s', is no clear answer: write approve or reject, and nothing else on that line."
          .formatted(line);
    }
  }
}
