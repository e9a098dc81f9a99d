package io.crmkit.approvals.json;

import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;

/** What a group of approvers is called, so that the rule of its step can count it. */
record GroupName(String name) {

  @FromText
  static Validated<GroupName> parse(String name) {
    if (name.equals(Slate.EVERYONE)) {
      return refused("'%s' is everybody in the step: list them in the member of that name".formatted(name));
    }
    return Slate.isGroupName(name)
        ? Validated.valid(new GroupName(name))
        : refused("a group is named [a-z][a-z0-9_-]*, up to %d characters, and not and, or, of"
            .formatted(Slate.MAX_GROUP_NAME));
  }

  private static Validated<GroupName> refused(String message) {
    return Validated.invalid(Violations.of(new Violation("", "approvals.definition.group-name", message)));
  }

  @Override
  public String toString() {
    return name;
  }
}
