package io.crmkit.imports.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** JSON objects, each on its line or several on one; a line that is none costs one line. */
final class NdjsonFeed implements KeyedFeed {

  /** No byte of a line is a delimiter or a quote to this dialect that JSON could hold outside its texts. */
  private static final Dialect LINES = new Dialect((char) 1, (char) 2, Escaping.DOUBLED);

  private final String file;
  private final Utf8Text text;
  private final ReadLimits limits;
  private final DelimitedScanner lines;
  private final JsonFactory factory;
  private final ArrayDeque<Keyed> waiting = new ArrayDeque<>();
  private boolean ended;

  NdjsonFeed(String file, Utf8Text text, ReadLimits limits) {
    this.file = file;
    this.text = text;
    this.limits = limits;
    this.lines = new DelimitedScanner(text, LINES, limits);
    this.factory = JsonRecord.factory(limits);
  }

  @Override
  public @Nullable Keyed next() throws IOException {
    while (waiting.isEmpty() && !ended) {
      line();
    }
    return waiting.poll();
  }

  private void line() throws IOException {
    DelimitedScanner.Outcome outcome;
    try {
      outcome = lines.next();
    } catch (BrokenFileException e) {
      ended = true;
      waiting.add(e.asRow(place()));
      return;
    }
    if (outcome == DelimitedScanner.Outcome.END) {
      ended = true;
    } else if (outcome != DelimitedScanner.Outcome.RECORD) {
      spoilt(new Violation("", "import.json.too-large",
          "The line has more than the %,d bytes that a record may have.".formatted(limits.recordBytes())));
    } else if (lines.unsoundColumn() >= 0) {
      spoilt(new Violation("", "import.text.bad-bytes", "The line holds bytes that are no character in its encoding."));
    } else {
      records(lines.raw());
    }
  }

  private SourcePlace place() {
    return new SourcePlace(file, lines.line(), text.byteOffset(lines.begin()));
  }

  private void spoilt(Violation problem) {
    waiting.add(new UnreadableRow(place(), lines.raw(), problem));
  }

  private void records(String line) throws IOException {
    SourcePlace place = place();
    if (line.isBlank() || line.strip().equals("\u001e")) {
      return;
    }
    int read = 0;
    try (JsonParser parser = factory.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.START_OBJECT) {
          waiting.add(new UnreadableRow(place, line.substring(read).strip(), JsonProblem.NOT_AN_OBJECT));
          return;
        }
        JsonRecord record = JsonRecord.read(parser, limits);
        int end = (int) parser.currentLocation().getCharOffset();
        waiting.add(KeyedFeed.of(place, record.values(), line.substring(read, end).strip(), record.problem()));
        read = end;
      }
    } catch (JsonProcessingException e) {
      waiting.add(new UnreadableRow(place, line.substring(read).strip(), JsonProblem.of(e)));
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
