package io.crmkit.examples.approvals;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Inspection;
import io.crmkit.approvals.Inspection.Dead;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.Inspection.Spent;
import io.crmkit.approvals.IssuedToken;
import io.crmkit.approvals.MailReplies;
import io.crmkit.approvals.MailReply;
import io.crmkit.approvals.TokenOrder;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The links of a script and the addresses that its mails are answered to, by the names that it gives them; their secrets
 * are neither printed nor kept anywhere else.
 */
final class Links {

  private static final Duration USUAL_LIFE = Duration.ofDays(3);
  private static final String NO_SUCH_LINK = "a link that nobody has made";

  private final TenantId tenant;
  private final ActionTokens tokens;
  private final MailReplies replies;
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, ScriptLine> makers = new HashMap<>();

  Links(TenantId tenant, ActionTokens tokens) {
    this.tenant = tenant;
    this.tokens = tokens;
    this.replies = new MailReplies(tokens);
  }

  record Made(Instant at, String link, ActionToken.Use use, Actor person, Instant expiresAt) {}

  record NotMade(Instant at, String refused, String message) {}

  private record Followed(Instant at, String link, String is, List<String> events, @Nullable String message) {}

  /** Makes a link for whoever the line names, if there is something that they could decide. */
  Object make(ScriptLine line, ApprovalId id) {
    Duration life = line.lasts() == null ? USUAL_LIFE : line.lasts();
    IssuedToken issued = tokens.issue(
        tenant, new TokenOrder(id, line.actor(), line.step(), Objects.requireNonNull(line.use()), life));
    if (issued instanceof IssuedToken.Refused refused) {
      return new NotMade(line.at(), refused.reason().code(), refused.reason().message());
    }
    secrets.put(name(line), issued.orElseThrow());
    makers.put(name(line), line);
    ActionToken token = ((IssuedToken.Given) issued).token();
    return new Made(line.at(), name(line), token.use(), token.person(), token.expiresAt());
  }

  /** Looks at a link, as a GET does, which changes nothing. */
  Object follow(ScriptLine line) {
    Inspection seen = tokens.inspect(tenant, secret(line));
    if (seen instanceof Live live) {
      return new Followed(line.at(), name(line), "live", types(live.would()), null);
    }
    if (seen instanceof Spent spent) {
      return new Followed(line.at(), name(line), "spent", types(spent.did()), null);
    }
    Refusal reason = ((Dead) seen).reason();
    return new Followed(line.at(), name(line), reason.code(), List.of(), reason.message());
  }

  /** Decides by a link, as the button of its page does. */
  Decision<ApprovalEvent> redeem(ScriptLine line) {
    return tokens.redeem(tenant, secret(line), line.words());
  }

  /** Decides by an answer to a mail whose address to reply to is that of the line. */
  Decision<ApprovalEvent> reply(ScriptLine line) {
    return replies.handle(tenant, new MailReply(
        line.actor().id(), List.of("reply+%s@approvals.example".formatted(secret(line))), "Re: a request for approval",
        Objects.requireNonNull(line.text()), line.proof() == null ? MailReply.Proof.PASSED : line.proof()));
  }

  /** Returns how the script calls the request that a link is about; null if it calls it nothing, or there is no link. */
  @Nullable String request(ScriptLine line) {
    ScriptLine maker = makers.get(name(line));
    return maker == null ? null : maker.request();
  }

  private String secret(ScriptLine line) {
    return secrets.getOrDefault(name(line), NO_SUCH_LINK);
  }

  private static String name(ScriptLine line) {
    return Objects.requireNonNull(line.link());
  }

  private static List<String> types(List<ApprovalEvent> events) {
    return events.stream().map(ApprovalEventJson::type).toList();
  }
}
