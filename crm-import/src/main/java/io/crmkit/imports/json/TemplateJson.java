package io.crmkit.imports.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TemplateCheck;
import java.util.List;

/**
 * Templates of imports as JSON documents.
 *
 * <pre>{@code
 * {"name": "Web leads", "entity_type": "contact",
 *  "field_mapping": {"E-mail": "email", "Phone": "phone", "Full name": "name"},
 *  "transformation_rules": [{"field": "email", "transform": "lowercase"},
 *                           {"field": "phone", "transform": "normalize_phone", "region": "DE"}],
 *  "required_fields": ["email"],
 *  "validation_rules": [{"field": "email", "rule": "email"}],
 *  "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "update"}
 * }</pre>
 */
public final class TemplateJson {

  private TemplateJson() {}

  /** Returns the template, or every problem of the document with its JSON pointer. */
  public static Validated<Template> read(String json) {
    Validated<Template> template = JsonDocuments.read(json, Template.class);
    if (template instanceof Invalid<Template>) {
      return template;
    }
    List<Violation> problems = TemplateCheck.of(template.orElseThrow());
    return problems.isEmpty() ? template : Validated.invalid(new Violations(problems));
  }

  /** Returns the document of a template, which reads as its equal. */
  public static String write(Template template) {
    return JsonDocuments.write(template);
  }
}
