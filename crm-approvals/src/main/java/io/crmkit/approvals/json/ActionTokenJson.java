package io.crmkit.approvals.json;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Seal;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.core.Actor;

/** What a token stands for as a JSON object, for storage adapters. */
public final class ActionTokenJson {

  private static final int VERSION = 1;

  private ActionTokenJson() {}

  public static String write(ActionToken token) {
    return JsonOut.object(out -> out
        .put("v", VERSION)
        .put("request", token.request().value())
        .put("use", token.use())
        .put("step", token.step())
        .put("step_name", token.stepName())
        .put("opened_at", token.openedAt())
        .put("person", token.person())
        .put("for", token.isOfADelegate() ? token.holder().id() : null)
        .put("content", token.content())
        .put("after", token.after())
        .put("expires_at", token.expiresAt())
        .put("key", token.seal().keyId())
        .put("mac", token.seal().mac()));
  }

  /**
   * Returns the token that was written.
   *
   * @throws IllegalArgumentException if it was not, or by a newer release
   */
  public static ActionToken read(String json) {
    JsonIn in = JsonIn.object(json);
    if (in.number("v") > VERSION) {
      throw new IllegalArgumentException("the token was stored by a newer release: version " + in.number("v"));
    }
    Actor person = in.actor("person");
    return new ActionToken(
        new ApprovalId(in.text("request")), in.constant(Use.class, "use"), in.number("step"), in.text("step_name"),
        in.instant("opened_at"), person, in.has("for") ? in.actor("for") : person, in.text("content"),
        in.longNumber("after"), in.instant("expires_at"), new Seal(in.text("key"), in.text("mac")));
  }
}
