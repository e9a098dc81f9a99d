package io.crmkit.ai.content;

import io.crmkit.ai.content.port.ContentRepository;
import io.crmkit.ai.content.port.Suppressions;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.ai.llm.LlmPort;
import java.util.Objects;

/**
 * What the host provides.
 *
 * @param model as it is: the guardrails are put around it here
 */
public record ContentPorts(
    ContentRepository contents, TemplateRepository templates, Suppressions suppressions, LlmPort model) {

  public ContentPorts {
    Objects.requireNonNull(contents, "contents");
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(suppressions, "suppressions");
    Objects.requireNonNull(model, "model");
  }
}
