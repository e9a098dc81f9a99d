package io.crmkit.approvals.json;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.core.event.DomainEvent;

/** The events of an approval as JSON payloads of {@link DomainEvent}s. */
public final class ApprovalEventJson {

  /** The type of the streams that approvals are. */
  public static final String STREAM = "approval";

  private ApprovalEventJson() {}

  /** Returns the published name of an event's type, such as {@code approval.vote-cast}. */
  public static String type(ApprovalEvent event) {
    return EventTypes.nameOf(event.getClass());
  }

  /** Returns the payload. */
  public static String write(ApprovalEvent event) {
    return JsonOut.object(out -> EventWriter.write(out, event));
  }

  /**
   * Returns the event that was written.
   *
   * @throws IllegalArgumentException if the type is unknown, as one from a newer release is; it is never skipped
   */
  public static ApprovalEvent read(DomainEvent event) {
    return EventReader.read(event.type(), JsonIn.object(event.payload()));
  }
}
