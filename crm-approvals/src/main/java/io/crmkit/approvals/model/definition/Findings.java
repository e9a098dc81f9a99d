package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Finding.Severity;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Collects findings. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void error(JsonPointer at, String code, String message) {
    add(Severity.ERROR, at, code, message);
  }

  void warning(JsonPointer at, String code, String message) {
    add(Severity.WARNING, at, code, message);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  private void add(Severity severity, JsonPointer at, String code, String message) {
    all.add(new Finding(severity, at.toString(), "approvals.definition." + code, message));
  }
}
