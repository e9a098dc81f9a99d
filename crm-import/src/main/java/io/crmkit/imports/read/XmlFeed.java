package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one XML document that are rows: a child is named {@code address.city}, an attribute {@code
 * address.@type}, the text beside children {@code #text}; of a child that is there again the texts are put into one
 * with {@code ;} between them. Names are without their namespaces.
 */
final class XmlFeed implements KeyedFeed {

  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private final String file;
  private final InputStream bytes;
  private final ReadLimits limits;
  private final List<String> path;
  private final XmlEvents events;
  private final XMLStreamReader reader;
  private final List<String> open = new ArrayList<>();
  private boolean ended;

  XmlFeed(String file, InputStream bytes, @Nullable String encoding, List<String> path, ReadLimits limits)
      throws IOException {
    this.file = file;
    this.bytes = bytes;
    this.limits = limits;
    this.path = path;
    this.events = new XmlReaders(limits).open(bytes, encoding);
    this.reader = events.reader();
  }

  /** Returns the encoding that the document is read in. */
  CharsetFinding charset() {
    String declared = reader.getCharacterEncodingScheme();
    String read = reader.getEncoding();
    return new CharsetFinding(declared != null ? declared : read != null ? read
        : "UTF-8", 100, CharsetFinding.Known.DECLARED);
  }

  @Override
  public @Nullable Keyed next() throws IOException {
    Keyed row = null;
    while (row == null && !ended) {
      try {
        row = step();
      } catch (BrokenFileException e) {
        ended = true;
        return e.asRow(place());
      }
    }
    return row;
  }

  /** Returns the row that begins here, {@code null} if none does. */
  private @Nullable Keyed step() throws IOException {
    int event = events.next();
    if (event == XMLStreamReader.START_ELEMENT) {
      open.add(reader.getLocalName());
      if (isRow()) {
        Keyed row = read();
        open.remove(open.size() - 1);
        return row;
      }
    } else if (event == XMLStreamReader.END_ELEMENT) {
      open.remove(open.size() - 1);
    } else if (event == XMLStreamReader.END_DOCUMENT) {
      ended = true;
    }
    return null;
  }

  private boolean isRow() {
    return path.isEmpty() ? open.size() == 2 : open.equals(path);
  }

  private SourcePlace place() {
    return new SourcePlace(file, Math.max(1, reader.getLocation().getLineNumber()), -1);
  }

  private Keyed read() throws IOException {
    SourcePlace place = place();
    Record record = new Record();
    record.element("");
    Map<String, @Nullable String> values = record.values();
    return KeyedFeed.of(place, values, JsonFeed.raw(values), record.problem);
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      bytes.close();
    }
  }

  /** The values of one row. */
  private final class Record {

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private long length;
    private @Nullable Violation problem;

    /** Reads from the start of an element to its end. */
    void element(String name) throws IOException {
      boolean nil = attributes(name);
      StringBuilder text = new StringBuilder();
      boolean children = false;
      for (int event = events.next(); event != XMLStreamReader.END_ELEMENT; event = events.next()) {
        if (event == XMLStreamReader.START_ELEMENT) {
          children = true;
          element(name.isEmpty() ? reader.getLocalName() : name + "." + reader.getLocalName());
        } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA
            || event == XMLStreamReader.SPACE) {
          text(text);
        }
      }
      boolean own = !name.isEmpty() && !children;
      if (own) {
        put(name, nil ? null : text.toString());
      } else if (!text.toString().isBlank()) {
        put(name.isEmpty() ? "#text" : name + ".#text", text.toString().strip());
      }
    }

    private void text(StringBuilder text) {
      length += reader.getTextLength();
      if (length > limits.recordBytes()) {
        problem = XmlReaders.tooLong(limits);
      } else {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }

    private boolean attributes(String name) {
      boolean nil = false;
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        if (INSTANCE.equals(reader.getAttributeNamespace(i))) {
          nil |= reader.getAttributeLocalName(i).equals("nil") && isTrue(reader.getAttributeValue(i).strip());
        } else {
          put((name.isEmpty() ? "@" : name + ".@") + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
      }
      return nil;
    }

    /** A truth value of XML Schema part 2, section 3.2.2. */
    private static boolean isTrue(String value) {
      return value.equals("true") || value.equals("1");
    }

    private void put(String name, @Nullable String value) {
      if (texts.size() == limits.columns() && !texts.containsKey(name)) {
        problem = new Violation("", "import.row.too-many-values",
            "The record has more than %,d values.".formatted(limits.columns()));
        return;
      }
      length += value == null ? 1 : value.length() + 1;
      if (length > limits.recordBytes()) {
        problem = XmlReaders.tooLong(limits);
        return;
      }
      List<String> there = texts.computeIfAbsent(name, key -> new ArrayList<>(1));
      if (value != null) {
        there.add(value);
      }
    }

    Map<String, @Nullable String> values() {
      Map<String, @Nullable String> values = new LinkedHashMap<>();
      texts.forEach((name, there) -> values.put(name, there.isEmpty() ? null : JsonRecord.joined(there)));
      return values;
    }
  }
}
