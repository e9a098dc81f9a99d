package io.crmkit.ai.llm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The texts in JSON. */
public final class JsonText {

  private JsonText() {}

  /** Returns JSON with each text in it changed, names of members too; empty if this is no JSON. */
  public static Optional<String> mapped(String json, UnaryOperator<String> change) {
    JsonNode tree = Trees.read(json);
    return tree == null ? Optional.empty() : Optional.of(Trees.write(mapped(tree, change)));
  }

  private static JsonNode mapped(JsonNode tree, UnaryOperator<String> change) {
    if (tree.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      tree.properties().forEach(field -> object.set(change.apply(field.getKey()), mapped(field.getValue(), change)));
      return object;
    }
    if (tree.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      tree.forEach(element -> array.add(mapped(element, change)));
      return array;
    }
    return tree.isTextual() ? TextNode.valueOf(change.apply(tree.textValue())) : tree;
  }

  /** Returns the texts and numbers in JSON, in order; only the whole if this is no JSON. */
  public static List<String> leaves(String json) {
    JsonNode tree = Trees.read(json);
    List<String> leaves = new ArrayList<>();
    if (tree == null) {
      return List.of(json);
    }
    collect(tree, leaves::add);
    return List.copyOf(leaves);
  }

  /** Returns the names of all members in JSON, in order; none if this is no JSON. */
  public static List<String> names(String json) {
    JsonNode tree = Trees.read(json);
    List<String> names = new ArrayList<>();
    if (tree != null) {
      collectNames(tree, names);
    }
    return List.copyOf(names);
  }

  private static void collectNames(JsonNode tree, List<String> names) {
    tree.properties().forEach(field -> names.add(field.getKey()));
    tree.forEach(child -> collectNames(child, names));
  }

  private static void collect(JsonNode tree, Consumer<String> leaves) {
    if (tree.isContainerNode()) {
      tree.forEach(child -> collect(child, leaves));
    } else if (tree.isTextual() || tree.isNumber()) {
      leaves.accept(tree.isNumber() ? tree.decimalValue().toPlainString() : tree.textValue());
    }
  }
}
