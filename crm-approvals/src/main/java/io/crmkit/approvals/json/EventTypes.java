package io.crmkit.approvals.json;

import com.google.common.base.CaseFormat;
import io.crmkit.approvals.model.ApprovalEvent;
import java.util.HashMap;
import java.util.Map;

/** The published names of event types: that of the record in kebab case, behind the stream's type. */
final class EventTypes {

  private static final Map<Class<?>, String> NAMES = new HashMap<>();

  static {
    for (Class<?> type : ApprovalEvent.class.getPermittedSubclasses()) {
      NAMES.put(type, published(type));
    }
  }

  private EventTypes() {}

  static String nameOf(Class<? extends ApprovalEvent> type) {
    String known = NAMES.get(type);
    return known == null ? published(type) : known;
  }

  private static String published(Class<?> type) {
    return ApprovalEventJson.STREAM + "."
        + CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, type.getSimpleName());
  }
}
