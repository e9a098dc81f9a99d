package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.DefinitionRef;

/** A pinned definition, as members of the object that pins it. */
final class DefinitionRefJson {

  private DefinitionRefJson() {}

  static void write(JsonOut out, DefinitionRef ref) {
    out.put("definition", ref.name()).put("definition_version", ref.version()).put("definition_digest", ref.digest());
  }

  static DefinitionRef read(JsonIn in) {
    return new DefinitionRef(in.text("definition"), in.number("definition_version"), in.text("definition_digest"));
  }
}
