package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import io.crmkit.core.expression.Value;
import java.util.Objects;

/**
 * Something that the host does when a trigger occurs; the engine only says so, by an event.
 *
 * @param type a name that the host knows, such as {@code update_field}
 * @param with parameters, passed on unread
 */
public record Action(Trigger on, String type, Value.Fields with) {

  public Action {
    Objects.requireNonNull(on, "on");
    Require.notBlank(type, "type");
    Objects.requireNonNull(with, "with");
  }

  /** When an action is asked for; each way in which a request can end has its own. */
  public enum Trigger {
    SUBMIT,
    STEP_APPROVE,
    STEP_REJECT,
    ESCALATE,
    APPROVE,
    REJECT,
    RECALL,
    EXPIRE,
    FAIL,

    /** The request is sent back to its requester, who has to submit it again. */
    RETURN,

    /** It is submitted again. */
    RESUBMIT,

    /** A request that was approved is pending again. */
    REOPEN,

    /** An approval holds no longer, as what was approved has changed. */
    LAPSE,

    /** An approval that had lapsed holds again. */
    REINSTATE
  }
}
