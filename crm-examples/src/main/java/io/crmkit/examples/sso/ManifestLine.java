package io.crmkit.examples.sso;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One input of a manifest, which has a JSON object a line. Members that nobody here knows are passed over. */
record ManifestLine(CorpusFolder folder, Path manifest, int number, JsonNode node) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<ManifestLine> read(CorpusFolder folder, Path manifest) throws IOException {
    List<ManifestLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(manifest)) {
      number++;
      if (!line.isBlank()) {
        lines.add(new ManifestLine(folder, manifest, number, parsed(line)));
      }
    }
    return lines;
  }

  /** What is no JSON is a line without any member. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  boolean has(String member) {
    return node.hasNonNull(member);
  }

  /** Returns how the input is called: by its id, its file, or its place in the manifest. */
  String name() {
    String name = text("id");
    name = name == null ? text("file") : name;
    return name == null ? "%s, line %d".formatted(folder.name(manifest), number) : name;
  }

  @Nullable String text(String member) {
    return text(node, member);
  }

  /** Returns a member that must be there. */
  String need(String member) {
    String value = text(member);
    if (value == null) {
      throw new IllegalArgumentException("the manifest lacks " + member);
    }
    return value;
  }

  /** Returns the texts of a list, or one text as a list of one. */
  List<String> texts(String member) {
    return texts(node, member);
  }

  /**
   * Reads the file that a member names.
   *
   * @throws NoSuchFileException if it is not there
   */
  byte[] file(String member) throws IOException {
    return bytes(need(member));
  }

  byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(folder.file(manifest, file));
  }

  static @Nullable String text(JsonNode node, String member) {
    JsonNode value = node.get(member);
    return value == null || value.isNull() ? null : value.asText();
  }

  static List<String> texts(JsonNode node, String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return List.of();
    }
    return value.isTextual() ? List.of(value.asText())
        : StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
  }
}
