package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.llm.schema.SchemaReading.Sound;
import io.crmkit.ai.llm.schema.SchemaReading.Unsound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What JSON must look like: a part of JSON Schema 2020-12 without references and patterns.
 *
 * <p>Known are {@code type} (one or a list), {@code properties}, {@code required}, {@code additionalProperties} (true or
 * false), {@code items}, {@code enum}, {@code const}, {@code anyOf}, {@code minLength}, {@code maxLength}, {@code minimum},
 * {@code maximum}, {@code exclusiveMinimum}, {@code exclusiveMaximum}, {@code minItems}, {@code maxItems}, {@code uniqueItems},
 * and, for the model alone, {@code title} and {@code description}. Any other keyword is refused by its name, since what is
 * not checked must not look as if it were.
 */
public final class JsonSchema {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final String name;
  private final JsonNode document;
  private final SchemaNode root;

  private JsonSchema(String name, JsonNode document) {
    this.name = name;
    this.document = document;
    this.root = SchemaNode.of(document, "");
  }

  /**
   * Reads a schema.
   *
   * @param name 1 to 64 letters, digits, underscores and hyphens, by which servers know it
   * @throws IllegalArgumentException if the text is no schema, or has a keyword that is not known here, by its name
   */
  public static JsonSchema parse(String name, String text) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a schema needs a name of 1 to 64 of A-Z, a-z, 0-9, _ and - but has " + name);
    }
    JsonNode document = Trees.read(text);
    if (document == null) {
      throw new IllegalArgumentException("the schema %s is no JSON".formatted(name));
    }
    return new JsonSchema(name, document);
  }

  public String name() {
    return name;
  }

  /** Returns the schema as JSON. */
  public String text() {
    return Trees.write(document);
  }

  /**
   * Returns the schema for a server that holds its model to it: without the keywords that such servers do not take
   * ({@code minLength}, {@code maxLength}, {@code uniqueItems}), which are checked here all the same. Empty if an object
   * may have other members, or may lack one, or the whole is no object: such schemas they refuse.
   */
  public Optional<String> strict() {
    return root.isClosed() && root.types().equals(Set.of("object"))
        ? Optional.of(Trees.write(SchemaNode.stripped(document))) : Optional.empty();
  }

  /**
   * Returns the JSON in what a model said, written plainly. The whole may be JSON, or have it in a fence or between
   * other words; of several different values one alone may be valid.
   */
  public SchemaReading read(String said) {
    List<JsonNode> candidates = Candidates.in(said);
    if (candidates.isEmpty()) {
      return unsound(Finding.of("schema.no-json", "The answer has no JSON. Answer with one JSON value and nothing else."));
    }
    Set<String> sound = new LinkedHashSet<>();
    List<Finding> first = List.of();
    for (JsonNode candidate : candidates) {
      List<Finding> found = new ArrayList<>();
      root.check(candidate, "", found);
      if (found.isEmpty()) {
        sound.add(Trees.write(candidate));
      }
      first = first.isEmpty() ? found : first;
    }
    if (sound.size() > 1) {
      return unsound(Finding.of("schema.ambiguous", "The answer has several values. Answer with one alone."));
    }
    return sound.isEmpty() ? new Unsound(first) : new Sound(sound.iterator().next());
  }

  private static SchemaReading unsound(Finding finding) {
    return new Unsound(List.of(finding));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonSchema schema && name.equals(schema.name) && document.equals(schema.document);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + document.hashCode();
  }

  @Override
  public String toString() {
    return "JsonSchema[" + name + "]";
  }
}
