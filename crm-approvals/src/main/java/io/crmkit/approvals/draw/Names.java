package io.crmkit.approvals.draw;

import io.crmkit.approvals.model.definition.ApproverRef;

/** References to people in a few words. */
final class Names {

  private Names() {}

  static String of(ApproverRef ref) {
    if (ref instanceof ApproverRef.User user) {
      return user.actor().id();
    }
    if (ref instanceof ApproverRef.Role role) {
      return "role " + role.name();
    }
    if (ref instanceof ApproverRef.Group group) {
      return "group " + group.name();
    }
    if (ref instanceof ApproverRef.Manager manager) {
      return manager.levels() == 1 ? "manager" : "manager, %d levels up".formatted(manager.levels());
    }
    if (ref instanceof ApproverRef.Field field) {
      return "field " + field.path();
    }
    return ref instanceof ApproverRef.Computed computed ? computed.expression().toString() : ref.toString();
  }
}
