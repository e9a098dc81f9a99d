package io.crmkit.imports.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The events of a document, with limits that the parser does not have: how many bytes one event may take, however long
 * a name is, and how many names there may be, because the parser keeps each for good.
 */
final class XmlEvents {

  /** The parser finds names by hashes that a stranger can make equal; so many are still found in no time. */
  private static final int NAMES = 10_000;
  private static final int CHARACTERS_OF_NAMES = 1 << 22;
  private static final int RECENT = 1 << 8;

  private final XMLStreamReader2 reader;
  private final Paced bytes;
  private final Set<String> names = new HashSet<>();
  private final String[] recent = new String[RECENT];
  private long charactersOfNames;

  XmlEvents(XMLStreamReader2 reader, Paced bytes) {
    this.reader = reader;
    this.bytes = bytes;
    Arrays.fill(recent, "");
  }

  /** Returns where the document is read; only {@link #next} may move it. */
  XMLStreamReader2 reader() {
    return reader;
  }

  /** Goes to the next event; a document type ends the document. */
  int next() throws IOException {
    bytes.count = 0;
    try {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        names();
      } else if (event == XMLStreamReader.DTD) {
        throw new BrokenFileException("import.xml.doctype",
            "The document has a DOCTYPE, by which it could fetch or multiply things; remove it.");
      }
      return event;
    } catch (XMLStreamException e) {
      throw XmlReaders.broken(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof XMLStreamException cause) {
        throw XmlReaders.broken(cause);
      }
      throw e;
    }
  }

  private void names() throws BrokenFileException {
    name(reader.getLocalName());
    for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
      name(reader.getAttributeLocalName(i));
    }
    for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
      name(String.valueOf(reader.getNamespacePrefix(i)));
    }
  }

  /** The parser hands over one name always as the same object, so that most are known without being compared. */
  @SuppressWarnings("ReferenceEquality")
  private void name(String name) throws BrokenFileException {
    int slot = name.hashCode() & RECENT - 1;
    if (recent[slot] == name) {
      return;
    }
    recent[slot] = name;
    if (names.add(name)) {
      charactersOfNames += name.length();
      if (names.size() > NAMES || charactersOfNames > CHARACTERS_OF_NAMES) {
        throw new BrokenFileException("import.xml.too-large",
            "The document has more than %,d different names of elements and attributes, or very long ones.".formatted(
                NAMES));
      }
    }
  }

  /** The bytes of a document, so many at most from one event to the next. */
  static final class Paced extends FilterInputStream {

    private final long most;
    private long count;

    Paced(InputStream bytes, ReadLimits limits) {
      super(bytes);
      this.most = 4L * limits.recordBytes() + XmlReaders.BUFFER;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count += Math.max(0, read);
      if (count > most) {
        throw new BrokenFileException("import.xml.too-large",
            "A name, a comment or the like takes more than %,d bytes; raise ReadLimits.recordBytes if it should."
                .formatted(most));
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
