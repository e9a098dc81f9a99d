package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionCheck;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions as JSON documents: the short form that people write and the rich one that reaches every feature.
 *
 * <pre>{@code
 * {"name": "Discount Approval", "entity_type": "deal",
 *  "steps": [{"name": "Manager", "approvers": [{"manager": 1}]},
 *            {"name": "Board", "when": "discount > 0.3", "groups": {"legal": ["ann", "ben"], "finance": ["cleo"]},
 *             "require": "any of legal and any of finance"}],
 *  "escalation": {"levels": [{"after": "PT24H", "to": ["vp@example.com"]}]}}
 * }</pre>
 */
public final class DefinitionJson {

  private static final Pattern STEP = Pattern.compile("/steps/([0-9]+)((?s)/.*)");

  private DefinitionJson() {}

  /** Returns the definition, or every problem of the document with its JSON pointer, errors of the check among them. */
  public static Validated<Definition> read(String json) {
    Validated<Reading> reading = reading(json);
    return reading instanceof Invalid<Reading> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(reading.orElseThrow().definition());
  }

  /** Returns what a well-formed document says, whether that makes sense or not, or every problem of its form. */
  public static Validated<Definition> parse(String json) {
    Validated<DefinitionDocument> document = document(json);
    return document instanceof Invalid<DefinitionDocument> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(DefinitionReader.definition(document.orElseThrow()));
  }

  /** Returns what the author of a sound document should look at again, or every problem that makes it unsound. */
  public static Validated<List<Finding>> check(String json) {
    Validated<Reading> reading = reading(json);
    return reading instanceof Invalid<Reading> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(reading.orElseThrow().findings());
  }

  private record Reading(Definition definition, List<Finding> findings) {}

  private static Validated<Reading> reading(String json) {
    Validated<DefinitionDocument> document = document(json);
    return document instanceof Invalid<DefinitionDocument> invalid
        ? Validated.invalid(invalid.violations())
        : checked(document.orElseThrow());
  }

  private static Validated<DefinitionDocument> document(String json) {
    Validated<DefinitionDocument> document = JsonDocuments.read(json, DefinitionDocument.class);
    List<Violation> problems = new ArrayList<>();
    if (document instanceof Invalid<DefinitionDocument> invalid) {
      problems.addAll(invalid.violations().all());
    }
    problems.addAll(Conflicts.in(json));
    return problems.isEmpty() ? document : Validated.invalid(new Violations(problems));
  }


  /**
   * Returns a definition that was published, whatever later releases think of it: requests under way must go on.
   *
   * @throws io.crmkit.core.RefusedException if this is not what {@link #write} returned
   */
  public static Definition readPublished(String json) {
    return DefinitionReader.definition(JsonDocuments.read(json, DefinitionDocument.class).orElseThrow());
  }

  /** Returns the canonical document: equal definitions have equal ones, in the rich form. */
  public static String write(Definition definition) {
    return JsonDocuments.write(DefinitionWriter.document(definition));
  }

  /**
   * Returns the SHA-256 of the canonical form of a document, in hex: the same for every document that says the same.
   *
   * @throws io.crmkit.core.RefusedException if this is no definition
   */
  public static String digest(String json) {
    return JsonDocuments.digest(write(readPublished(json)));
  }

  private static Validated<Reading> checked(DefinitionDocument document) {
    Definition definition = DefinitionReader.definition(document);
    List<Finding> findings = DefinitionCheck.of(definition).stream().map(each -> inDocument(each, document)).toList();
    List<Violation> errors = findings.stream().filter(Finding::isError).map(Finding::violation).toList();
    if (!errors.isEmpty()) {
      return Validated.invalid(new Violations(errors));
    }
    // What is longer in its canonical form than can be read would be lost once it was published.
    Validated<DefinitionDocument> again = JsonDocuments.read(write(definition), DefinitionDocument.class);
    return again instanceof Invalid<DefinitionDocument> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new Reading(definition, findings));
  }

  /** Steps stand in the document as written down, and in the definition in the order of their numbers. */
  private static Finding inDocument(Finding finding, DefinitionDocument document) {
    Matcher step = STEP.matcher(finding.pointer());
    if (!step.matches()) {
      return finding;
    }
    int index = DefinitionReader.order(document).get(Integer.parseInt(step.group(1)));
    return new Finding(finding.severity(), "/steps/" + index + step.group(2), finding.code(), finding.message());
  }
}
