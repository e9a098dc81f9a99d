package io.crmkit.testkit.approvals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages a JSON document in up to three places: values of other kinds, members that are gone, renamed or moved. */
final class JsonMutation {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;

  JsonMutation(Random random) {
    this.random = random;
  }

  String of(String json) throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(json);
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(tree, containers);
      mutate(containers.get(random.nextInt(containers.size())), containers);
    }
    return MAPPER.writeValueAsString(tree);
  }

  /** Returns a copy in which the members of each object stand in another order. */
  static JsonNode shuffled(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode copy = NODES.objectNode();
      names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(element -> copy.add(shuffled(element, random)));
      return copy;
    }
    return node;
  }

  /** Returns what holds the place that {@code pointer} points to, whether or not there is anything in that place. */
  static JsonNode parentOf(JsonNode tree, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    return place.matches() ? tree : tree.at(place.head());
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void mutate(JsonNode container, List<JsonNode> others) {
    if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      mutate(object, names.get(random.nextInt(names.size())), others);
    } else if (container instanceof ArrayNode array) {
      mutate(array, others);
    }
  }

  private void mutate(ObjectNode object, String name, List<JsonNode> others) {
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, anything(others));
      case 2 -> object.set(name + "s", object.remove(name));
      default -> object.set(anyName(others), object.get(name).deepCopy());
    }
  }

  private void mutate(ArrayNode array, List<JsonNode> others) {
    if (array.isEmpty() || random.nextInt(3) == 0) {
      array.add(anything(others));
    } else if (random.nextBoolean()) {
      array.remove(random.nextInt(array.size()));
    } else {
      array.add(array.get(random.nextInt(array.size())).deepCopy());
    }
  }

  private String anyName(List<JsonNode> others) {
    List<String> names = new ArrayList<>(List.of("step", "require_all", "escalation_chain", "weight", "reject_after"));
    others.forEach(other -> other.fieldNames().forEachRemaining(names::add));
    return names.get(random.nextInt(names.size()));
  }

  private JsonNode anything(List<JsonNode> others) {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextInt(5) - 1);
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.textNode("");
      case 4 -> NODES.textNode("any of board and (2 of legal");
      case 5 -> NODES.textNode("\u2003");
      case 6 -> NODES.booleanNode(random.nextBoolean());
      case 7 -> NODES.arrayNode();
      default -> others.get(random.nextInt(others.size())).deepCopy();
    };
  }
}
