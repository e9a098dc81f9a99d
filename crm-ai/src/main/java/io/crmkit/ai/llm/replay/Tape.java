package io.crmkit.ai.llm.replay;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.json.Versioned;
import java.util.List;

/**
 * Recorded answers, in the order in which they came.
 *
 * @param exchanges the same request may be there several times, and gets its answers in turn
 */
@Versioned(1)
public record Tape(List<Exchange> exchanges) {

  public Tape {
    exchanges = List.copyOf(exchanges);
  }

  /** Reads what {@link #write} wrote; every problem with its JSON pointer otherwise. */
  public static Validated<Tape> read(String json) {
    return JsonDocuments.read(json, Tape.class, JsonLimits.STORED);
  }

  public String write() {
    return JsonDocuments.write(this);
  }

  @Override
  public String toString() {
    return "Tape[" + exchanges.size() + " exchanges]";
  }
}
