package io.crmkit.record.json;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.record.model.PipelineCheck;
import io.crmkit.record.model.PipelineDefinition;
import java.util.List;

/**
 * Definitions of pipelines as JSON documents.
 *
 * <pre>{@code
 * {"name": "New business", "lost_reasons": ["price", "no budget"],
 *  "stages": [{"key": "qualification", "name": "Qualification", "category": "open", "probability": 0.2},
 *             {"key": "proposal", "name": "Proposal", "category": "open", "probability": 0.5,
 *              "required_fields": ["amount", "close_date"]},
 *             {"key": "closed_won", "name": "Won", "category": "won"},
 *             {"key": "closed_lost", "name": "Lost", "category": "lost"}]}
 * }</pre>
 */
public final class PipelineJson {

  private PipelineJson() {}

  /** Returns the definition, or every problem of the document with its JSON pointer. */
  public static Validated<PipelineDefinition> read(String json) {
    Validated<PipelineDefinition> definition = JsonDocuments.read(json, PipelineDefinition.class);
    if (definition instanceof Invalid<PipelineDefinition>) {
      return definition;
    }
    List<Violation> problems = PipelineCheck.of(definition.orElseThrow());
    return problems.isEmpty() ? definition : Validated.invalid(new Violations(problems));
  }

  /** Returns the document of a definition, which reads as its equal. */
  public static String write(PipelineDefinition definition) {
    return JsonDocuments.write(definition);
  }
}
