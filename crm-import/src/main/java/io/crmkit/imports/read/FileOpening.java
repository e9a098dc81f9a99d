package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens what is inside a file in the format that its content has, and collects what it finds out on the way. */
final class FileOpening {

  private static final int HEAD = 1 << 18;

  private final ReadOptions options;
  private final Findings findings = new Findings();

  FileOpening(ReadOptions options) {
    this.options = options;
  }

  RowSource open(SourceFile file) throws IOException {
    Contents.Found found = new Contents(options).inside(file);
    if (found.workbook() != null) {
      return workbook(found.file(), found.workbook());
    }
    InputStream bytes = found.file().opening().open();
    try {
      PeekedStream peeked = PeekedStream.of(bytes, HEAD);
      return text(found.file(), peeked);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private RowSource text(SourceFile file, PeekedStream bytes) throws IOException {
    byte[] sample = TextSample.of(bytes.head(), HEAD, file);
    Encodings.Guess guess = Encodings.of(sample, options.charset().orElse(null));
    if (format(guess, bytes.head()) == Format.XML) {
      return xml(file, bytes, guess);
    }
    if (TranscodedText.unit(guess.charset()) == 0) {
      throw new BrokenFileException("import.text.charset-unsupported",
          "Tables in %s are not read; convert the file to UTF-8.".formatted(guess.charset().name()));
    }
    findings.charset(guess.finding());
    findings.addAll(guess.doubts());
    bytes.skipNBytes(guess.markLength());
    PeekedText text = PeekedText.of(guess.charset().equals(StandardCharsets.UTF_8)
        ? Utf8Text.plain(bytes, guess.markLength())
        : new TranscodedText(bytes, guess.charset(), guess.markLength()), HEAD);
    Format format = options.format().orElseGet(() -> looksLike(new String(text.head(), StandardCharsets.UTF_8)));
    findings.format(format);
    return switch (format) {
      case NDJSON -> KeyedRows.of(new NdjsonFeed(file.name(), text, options.limits()), options, findings);
      case JSON -> json(file, text, guess.charset());
      case DELIMITED -> delimited(file, text);
      default -> throw new BrokenFileException("import.file.other-format",
          "The file is no %s; leave its format to be detected.".formatted(format));
    };
  }

  private Format format(Encodings.Guess guess, byte[] head) {
    Charset charset = guess.charset();
    String begin = new String(head, guess.markLength(), Math.min(200, head.length - guess.markLength()), charset)
        .strip();
    return options.format().orElse(begin.startsWith("<") ? Format.XML : Format.DELIMITED);
  }

  /** A line that begins like a JSON value and is one makes NDJSON; one that only begins like it, JSON. */
  private Format looksLike(String head) {
    String begin = head.stripLeading();
    if (begin.startsWith("[")) {
      return beginsArray(begin) ? Format.JSON : Format.DELIMITED;
    }
    if (!begin.startsWith("{")) {
      return Format.DELIMITED;
    }
    int end = begin.indexOf('\n');
    String line = end < 0 ? begin : begin.substring(0, end);
    boolean cut = end < 0 && head.length() >= HEAD / 4;
    return (cut || line.stripTrailing().endsWith("}")) && !isOneDocument(begin, end) ? Format.NDJSON : Format.JSON;
  }

  private static boolean beginsArray(String begin) {
    String rest = begin.substring(1).stripLeading();
    return rest.isEmpty() || "{[]\"-0123456789tfn".indexOf(rest.charAt(0)) >= 0;
  }

  /** A single line may be a document with an array of rows in it. */
  private boolean isOneDocument(String begin, int end) {
    boolean only = end < 0 || begin.substring(end).isBlank();
    try {
      return only && JsonFeed.hasArray(begin, options.limits());
    } catch (IOException e) {
      return false;
    }
  }

  private RowSource json(SourceFile file, PeekedText text, Charset charset) throws IOException {
    boolean array = JsonFeed.hasArray(new String(text.head(), StandardCharsets.UTF_8), options.limits());
    return KeyedRows.of(new JsonFeed(file.name(), new TextBytes(text), array, charset.equals(StandardCharsets.UTF_8)
        ? JsonFeed.Offsets.KNOWN : JsonFeed.Offsets.UNKNOWN, options.limits()), options, findings);
  }

  private RowSource xml(SourceFile file, PeekedStream bytes, Encodings.Guess guess) throws IOException {
    List<String> path = XmlPath.of(bytes.head(), options.limits());
    @Nullable String encoding = null;
    if (options.charset().isPresent()) {
      encoding = guess.charset().name();
      bytes.skipNBytes(guess.markLength());
    }
    XmlFeed feed = new XmlFeed(file.name(), bytes, encoding, path, options.limits());
    findings.format(Format.XML);
    findings.charset(feed.charset());
    return KeyedRows.of(feed, options, findings);
  }

  private RowSource delimited(SourceFile file, PeekedText text) throws IOException {
    DialectGuess guess = DialectGuess.of(text.head(), options);
    findings.dialect(guess.dialect());
    findings.addAll(guess.findings());
    DelimitedFeed feed = new DelimitedFeed(file.name(), text, guess.dialect(), guess.comment(), options.limits());
    if (guess.hasSeparatorLine()) {
      feed.passLine();
    }
    return table(feed);
  }

  private RowSource table(Feed feed) throws IOException {
    TableRows rows = TableRows.of(feed, options, findings);
    if (rows.header().isEmpty() && !rows.isBroken()) {
      throw new BrokenFileException("import.file.empty",
          "The file has no rows and no header; look whether it was cut off.");
    }
    return rows;
  }

  private RowSource workbook(SourceFile file, ZipDirectory parts) throws IOException {
    Workbook workbook = Workbook.of(parts, options.limits());
    Workbook.Sheet sheet = sheet(workbook);
    findings.format(Format.XLSX);
    if (workbook.hasMacros()) {
      findings.add(new Finding("import.xlsx.macros", "The workbook has macros; they are not run."));
    }
    XlsxFeed feed = new XlsxFeed(file.name() + "!/" + sheet.name(), workbook, sheet, findings,
        options.limits());
    try {
      return table(feed);
    } catch (IOException | RuntimeException e) {
      feed.close();
      throw e;
    }
  }

  private Workbook.Sheet sheet(Workbook workbook) throws BrokenFileException {
    List<Workbook.Sheet> visible = workbook.sheets().stream().filter(Workbook.Sheet::visible).toList();
    Optional<String> wanted = options.sheet();
    if (wanted.isPresent()) {
      return workbook.sheets().stream().filter(sheet -> sheet.name().equals(wanted.get())).findFirst()
          .orElseThrow(() -> new BrokenFileException("import.xlsx.no-such-sheet",
              "The workbook has no sheet %s; it has %s.".formatted(wanted.get(), names(workbook.sheets()))));
    }
    if (visible.isEmpty()) {
      throw new BrokenFileException("import.xlsx.no-sheet",
          "The workbook has no sheet that can be seen; name a hidden one.");
    }
    if (visible.size() > 1) {
      findings.add(new Finding("import.xlsx.several-sheets",
          "The first sheet is read; the workbook also has %s: name one by"
          .formatted(names(visible.subList(1, visible.size()))) + " ReadOptions.sheet."));
    }
    if (visible.size() < workbook.sheets().size()) {
      findings.add(new Finding("import.xlsx.hidden-sheets",
          "The workbook has sheets that are hidden; they are not read."));
    }
    return visible.get(0);
  }

  private static String names(List<Workbook.Sheet> sheets) {
    return String.join(", ", sheets.stream().map(Workbook.Sheet::name).toList());
  }
}
