package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says about its sheets before their rows.
 *
 * <p>Sources: ECMA-376 part 1, sections 18.2 (workbook), 18.8 (styles), and part 2 (parts and relationships); elements
 * are told by their local names, which are the same in its strict form.
 */
final class Workbook {

  /** As many as Excel can write (65,490), and a few more. */
  private static final int STYLES = 1 << 16;

  private final ZipDirectory parts;
  private final ReadLimits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Map<String, String> targets = new HashMap<>();
  private String main = "xl/workbook.xml";
  private String strings = "";
  private String styles = "";
  private boolean from1904;

  /** What is done with each element of a part. */
  private interface Each {
    void accept(XMLStreamReader reader) throws IOException;
  }

  /** A sheet and where its rows are. */
  record Sheet(String name, String part, boolean visible) {}

  private Workbook(ZipDirectory parts, ReadLimits limits) {
    this.parts = parts;
    this.limits = limits;
  }

  static Workbook of(ZipDirectory parts, ReadLimits limits) throws IOException {
    Workbook workbook = new Workbook(parts, limits);
    workbook.relations("_rels/.rels", "");
    int slash = workbook.main.lastIndexOf('/') + 1;
    String folder = workbook.main.substring(0, slash);
    workbook.relations(folder + "_rels/" + workbook.main.substring(slash) + ".rels", folder);
    workbook.elements(workbook.main, workbook::describe);
    return workbook;
  }

  List<Sheet> sheets() {
    return sheets;
  }

  boolean isFrom1904() {
    return from1904;
  }

  boolean hasMacros() {
    return parts.members().stream().anyMatch(member -> member.name().endsWith("vbaProject.bin"));
  }

  /** Opens a part; a missing one is damage. */
  InputStream open(String part) throws IOException {
    ZipDirectory.Member member = parts.member(part).orElseThrow(() -> new BrokenFileException("import.xlsx.damaged",
        "The workbook has no part %s; open it in a spreadsheet and save it again.".formatted(part)));
    return parts.open(member);
  }

  XlsxStrings strings() throws IOException {
    return strings.isEmpty() || parts.member(strings).isEmpty() ? XlsxStrings.none()
        : XlsxStrings.read(open(strings), limits);
  }

  /** Returns for each style of cells how it shows a number. */
  List<NumberShape> shapes() throws IOException {
    Map<Integer, NumberShape> codes = new HashMap<>();
    List<NumberShape> shapes = new ArrayList<>();
    boolean[] inCells = new boolean[1];
    if (!styles.isEmpty() && parts.member(styles).isPresent()) {
      elements(styles, reader -> {
        switch (reader.getLocalName()) {
          case "numFmt" -> {
            int id = number(reader, "numFmtId");
            codes.put(id, NumberShape.of(id, text(reader, "formatCode")));
            limit(codes.size(), STYLES, "formats");
          }
          case "cellXfs" -> inCells[0] = true;
          case "cellStyles", "dxfs" -> inCells[0] = false;
          case "xf" -> {
            if (inCells[0]) {
              int id = number(reader, "numFmtId");
              NumberShape own = codes.get(id);
              shapes.add(own == null ? NumberShape.of(id, null) : own);
              limit(shapes.size(), STYLES, "styles");
            }
          }
          default -> { }
        }
      });
    }
    return shapes;
  }

  /** Sheets and styles are held, so that there may not be any number of them. */
  private static void limit(int count, int most, String what) throws BrokenFileException {
    if (count > most) {
      throw new BrokenFileException("import.xlsx.too-large",
          "The workbook has more than the %,d %s that one may have; save the sheet as CSV.".formatted(most, what));
    }
  }

  private static String text(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static int number(XMLStreamReader reader, String name) {
    String text = text(reader, name);
    return text.isEmpty() || text.length() > 9 || !text.chars().allMatch(sign -> sign >= '0' && sign <= '9')
        ? 0 : Integer.parseInt(text);
  }

  private void relations(String part, String folder) throws IOException {
    if (parts.member(part).isEmpty()) {
      return;
    }
    elements(part, reader -> {
      String target = text(reader, "Target");
      String path = target.startsWith("/") ? target.substring(1) : folder + target;
      String type = text(reader, "Type");
      if (type.endsWith("/officeDocument")) {
        main = path;
      } else if (type.endsWith("/sharedStrings")) {
        strings = path;
      } else if (type.endsWith("/styles")) {
        styles = path;
      }
      targets.put(text(reader, "Id"), path);
      limit(targets.size(), limits.members(), "parts");
    });
  }

  private void describe(XMLStreamReader reader) throws BrokenFileException {
    if (reader.getLocalName().equals("sheet")) {
      String part = targets.get(relation(reader));
      String state = text(reader, "state");
      if (part != null) {
        sheets.add(new Sheet(text(reader, "name"), part, state.isEmpty() || state.equals("visible")));
        limit(sheets.size(), limits.members(), "sheets");
      }
    } else if (reader.getLocalName().equals("workbookPr")) {
      String from = text(reader, "date1904");
      from1904 = from.equals("1") || from.equals("true");
    }
  }

  /** The id of a sheet's part is the attribute that has a namespace. */
  private static @Nullable String relation(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private void elements(String part, Each each) throws IOException {
    try (InputStream bytes = open(part)) {
      XmlEvents events = new XmlReaders(limits).open(bytes, null);
      for (int event = events.next(); event != XMLStreamReader.END_DOCUMENT; event = events.next()) {
        if (event == XMLStreamReader.START_ELEMENT) {
          each.accept(events.reader());
        }
      }
    }
  }
}
