package io.crmkit.approvals;

import io.crmkit.approvals.ActionTokens.Held;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenRefusal;
import io.crmkit.approvals.port.ReplyParser;
import io.crmkit.approvals.port.ReplyParser.Reading.Decided;
import io.crmkit.approvals.port.ReplyParser.Reading.Unclear;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decisions by mail: somebody who was asked answers the message with a word.
 *
 * <p>A token for {@link Use#REPLY} stands in the address or the subject that the answer goes to. It counts only if the
 * sender is proved and is the person who was asked, and if the text is clear; what the text quotes is not read, the
 * links in it neither.
 */
public final class MailReplies {

  private final ActionTokens tokens;
  private final ReplyParser parser;

  /** Opens the service for replies in English. */
  public MailReplies(ActionTokens tokens) {
    this(tokens, new PlainReplies());
  }

  public MailReplies(ActionTokens tokens, ReplyParser parser) {
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.parser = Objects.requireNonNull(parser, "parser");
  }

  /** Decides as a mail says, or says why it does not; a mail that is delivered again gets the first answer. */
  public Decision<ApprovalEvent> handle(TenantId tenant, MailReply mail) {
    if (mail.proof() != MailReply.Proof.PASSED) {
      return Decision.refuse(new TokenRefusal.UnprovedSender());
    }
    List<String> places = new ArrayList<>(mail.recipients());
    places.add(mail.subject());
    List<TokenText> found = TokenText.within(places);
    if (found.size() != 1) {
      return Decision.refuse(new TokenRefusal.NoOneToken(found.size()));
    }
    return tokens.find(tenant, found.get(0).text())
        .map(held -> handle(tenant, mail, held))
        .orElseGet(() -> Decision.refuse(new TokenRefusal.UnknownToken()));
  }

  private Decision<ApprovalEvent> handle(TenantId tenant, MailReply mail, Held held) {
    if (held.token().use() != Use.REPLY) {
      return Decision.refuse(new TokenRefusal.WrongUse(held.token().use()));
    }
    Actor sender = tokens.canonical(tenant, new Actor(mail.from()));
    if (!sender.equals(held.token().person())) {
      return Decision.refuse(new TokenRefusal.WrongSender(sender));
    }
    ReplyParser.Reading reading = parser.read(tenant, mail.text());
    return reading instanceof Decided decided
        ? tokens.decide(tenant, held, held.vote(decided.choice(), decided.comment()))
        : Decision.refuse(new TokenRefusal.UnclearReply(((Unclear) reading).line()));
  }
}
