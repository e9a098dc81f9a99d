package io.crmkit.imports.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** Which elements of a document are its rows: the first that is there twice in one parent, on the highest level. */
final class XmlPath {

  private XmlPath() {}

  /** Returns the local names from the root to a row; the children of the root where nothing is repeated. */
  static List<String> of(byte[] head, ReadLimits limits) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    Deque<Map<String, Integer>> counts = new ArrayDeque<>();
    List<String> best = new ArrayList<>();
    counts.push(new HashMap<>());
    try {
      XmlEvents events = new XmlReaders(limits).open(new ByteArrayInputStream(head), null);
      XMLStreamReader reader = events.reader();
      for (int event = 0; event != XMLStreamReader.END_DOCUMENT; ) {
        event = events.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          open.addLast(reader.getLocalName());
          boolean again = counts.element().merge(reader.getLocalName(), 1, Integer::sum) > 1;
          if (again && (best.isEmpty() || open.size() < best.size())) {
            best = List.copyOf(open);
          }
          counts.push(new HashMap<>());
        } else if (event == XMLStreamReader.END_ELEMENT) {
          open.removeLast();
          counts.pop();
        }
      }
    } catch (BrokenFileException e) {
      refuse(e);
    }
    return best;
  }

  /** The head is cut somewhere; what is forbidden is forbidden there too. */
  private static void refuse(BrokenFileException e) throws BrokenFileException {
    if (!e.problem().code().equals("import.xml.syntax")) {
      throw e;
    }
  }
}
