package io.crmkit.ai.llm.openai;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events as they come in pieces (WHATWG HTML, section 9.2.6); all but their data is left alone. */
final class EventLines {

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean isAfterReturn;

  /** Takes the next bytes and returns the data of the events that they end. */
  List<String> take(byte[] bytes) throws FailedCallException {
    List<String> events = new ArrayList<>();
    for (byte each : bytes) {
      if (each == '\r' || each == '\n' && !isAfterReturn) {
        take(ended(), events);
      } else if (each != '\n') {
        line.write(each);
      }
      isAfterReturn = each == '\r';
    }
    return events;
  }

  private String ended() throws FailedCallException {
    byte[] bytes = line.toByteArray();
    line.reset();
    return Wire.text(bytes);
  }

  private void take(String text, List<String> events) {
    if (text.isEmpty()) {
      if (data.length() > 0) {
        events.add(data.toString());
      }
      data.setLength(0);
    } else if (text.startsWith("data:")) {
      String value = text.substring("data:".length());
      data.append(data.length() == 0 ? "" : "\n").append(value.startsWith(" ") ? value.substring(1) : value);
    }
  }
}
