package io.crmkit.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.crmkit.core.naming.JsonPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON within limits. */
final class JsonFormat {

  static final JsonFormat USUAL = new JsonFormat(JsonLimits.USUAL);
  private static final JsonFormat STORED = new JsonFormat(JsonLimits.STORED);

  private final JsonLimits limits;
  private final JsonFactory factory;

  static JsonFormat within(JsonLimits limits) {
    return limits.equals(JsonLimits.STORED) ? STORED : new JsonFormat(limits);
  }

  /** Names are not kept between documents: a table of them is what a hostile document would fill. */
  JsonFormat(JsonLimits limits) {
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(limits.depth())
        .maxStringLength(limits.textLength())
        .maxNameLength(limits.textLength())
        .maxNumberLength(limits.numberLength())
        .build();
    this.limits = limits;
    this.factory = JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(constraints)
        .build();
  }

  /** Returns the document, or null if it cannot be read to its end; problems say why. */
  @Nullable Json parse(String json, Problems problems) {
    if (json.length() > limits.length()) {
      problems.add(JsonPointer.ROOT, "json.too-large", "The document has %d characters; at most %d are read."
          .formatted(json.length(), limits.length()));
      return null;
    }
    try (JsonParser parser = factory.createParser(json)) {
      return new JsonText(parser, problems).document();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }
}
