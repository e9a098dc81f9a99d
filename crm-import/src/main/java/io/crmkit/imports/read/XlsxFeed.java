package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet, one after the other. What the sheet says about its size is not believed; cells and rows that do
 * not say where they are follow those before them; cells without a value, such as those of a coloured empty column, are
 * none.
 */
final class XlsxFeed extends Feed {

  private static final Finding MERGED = new Finding("import.xlsx.merged-cells",
      "The sheet has cells that are merged; their value is that of the first one, and the others are empty.");
  private static final Finding HIDDEN = new Finding("import.xlsx.hidden-rows",
      "The sheet has rows that are hidden, by a filter for instance; they are read like the others.");
  private static final Finding ERRORS = new Finding("import.xlsx.errors",
      "The sheet has formulas that ended in an error; it is read as the text that the cell shows, such as #N/A.");

  private final String file;
  private final InputStream bytes;
  private final XmlEvents events;
  private final XMLStreamReader2 reader;
  private final CellHead head;
  private final XlsxStrings strings;
  private final List<NumberShape> shapes;
  private final boolean from1904;
  private final Findings findings;
  private final ReadLimits limits;
  private final StringBuilder text = new StringBuilder();
  private @Nullable String[] values = new String[32];
  private int width;
  private long number;
  private boolean ended;
  private @Nullable Violation problem;

  XlsxFeed(String file, Workbook workbook, Workbook.Sheet sheet, Findings findings, ReadLimits limits)
      throws IOException {
    this.file = file;
    this.findings = findings;
    this.limits = limits;
    this.strings = workbook.strings();
    this.shapes = workbook.shapes();
    this.from1904 = workbook.isFrom1904();
    this.bytes = workbook.open(sheet.part());
    this.events = new XmlReaders(limits).open(bytes, null);
    this.reader = events.reader();
    this.head = new CellHead(reader);
  }

  @Override
  boolean isSparse() {
    return true;
  }

  @Override
  @Nullable ReadRow next() throws IOException {
    while (!ended) {
      try {
        int event = events.next();
        if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("row")) {
          ReadRow row = row();
          if (row != null) {
            return row;
          }
          blankRows++;
        } else if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("mergeCell")) {
          findings.add(MERGED);
        } else if (event == XMLStreamReader.END_DOCUMENT) {
          ended = true;
        }
      } catch (BrokenFileException e) {
        ended = true;
        return e.asRow(place());
      }
    }
    return null;
  }

  private SourcePlace place() {
    return new SourcePlace(file, Math.max(1, number), -1);
  }

  private @Nullable ReadRow row() throws IOException {
    long said = Digits.number(attribute("r"));
    if (isTrue(attribute("hidden"))) {
      findings.add(HIDDEN);
    }
    number = said > number ? said : number + 1;
    width = 0;
    problem = null;
    int column = 0;
    for (int event = events.next(); event != XMLStreamReader.END_ELEMENT; event = events.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        head.read();
        column = head.column() > 0 ? head.column() : column + 1;
        cell(column - 1);
      }
    }
    Cells cells = Cells.owning(Arrays.copyOf(values, width));
    if (problem != null) {
      return new UnreadableRow(place(), new Findings().written(cells), problem);
    }
    return width == 0 ? null : new SourceRow(place(), cells);
  }

  private void put(int column, String value) {
    if (column >= limits.columns()) {
      problem = new Violation("", "import.row.too-many-values",
          "The row has more than the %,d values that one may have.".formatted(limits.columns()));
      return;
    }
    if (column >= values.length) {
      values = Arrays.copyOf(values, Math.max(column + 1, values.length * 2));
    }
    if (column >= width) {
      Arrays.fill(values, width, column, null);
      width = column + 1;
    }
    values[column] = value;
  }

  /** A formula whose value is a text may have an empty one; any other has none as long as nobody has calculated it. */
  private void cell(int column) throws IOException {
    text.setLength(0);
    boolean formula = false;
    boolean valued = false;
    boolean calculated = false;
    for (int event = events.next(); event != XMLStreamReader.END_ELEMENT; event = events.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        String name = reader.getLocalName();
        if (name.equals("is")) {
          XlsxText.read(events, "is", text, limits);
          valued = true;
        } else {
          formula |= name.equals("f");
          calculated |= name.equals("v") && head.type() == CellHead.Type.TEXT;
          valued |= inner(name.equals("v"));
        }
      }
    }
    if (valued) {
      value(column);
    } else if (formula && !calculated) {
      problem = new Violation(column(column), "import.xlsx.not-calculated",
          "The cell has a formula and no value; open the workbook in a spreadsheet and save it.");
    }
  }

  /** Reads to the end of an element inside a cell; whether it is the value and there is one. */
  private boolean inner(boolean isValue) throws IOException {
    int depth = 1;
    while (depth > 0) {
      int event = events.next();
      depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
      if (isValue && depth == 1 && (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA)) {
        XlsxText.append(reader, text, limits);
      }
    }
    return isValue && !text.isEmpty();
  }

  private void value(int column) {
    if (text.isEmpty()) {
      return;
    }
    String value = switch (head.type()) {
      case NUMBER -> shape().text(text.toString().strip(), from1904);
      case SHARED -> strings.text((int) Math.min(Integer.MAX_VALUE, Digits.number(text)));
      case BOOLEAN -> truth(text.toString().strip());
      case ERROR -> {
        findings.add(ERRORS);
        yield text.toString();
      }
      case TEXT -> text.toString();
    };
    if (value == null) {
      problem = new Violation(column(column), "import.xlsx.damaged",
          "The cell has a value that cannot be read; open the workbook in a spreadsheet and save it.");
    } else if (!value.isEmpty()) {
      put(column, value);
    }
  }

  /** Returns a value of XML Schema part 2, section 3.2.2, which some programs write in capitals; null if it is none. */
  private static @Nullable String truth(String text) {
    if (text.equals("1") || text.equalsIgnoreCase("true")) {
      return "true";
    }
    return text.equals("0") || text.equalsIgnoreCase("false") ? "false" : null;
  }

  private NumberShape shape() {
    long style = head.style();
    return style < shapes.size() && style >= 0 ? shapes.get((int) style) : NumberShape.NUMBER;
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equals("true"));
  }

  private @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
