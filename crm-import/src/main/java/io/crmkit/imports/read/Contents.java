package io.crmkit.imports.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a file: archives are opened, workbooks are told from other zip files, and what is no table is refused
 * by what it is, as its first bytes say.
 */
final class Contents {

  private static final int[][] REFUSED = {
    {0x28, 0xb5, 0x2f, 0xfd}, {'B', 'Z', 'h'}, {0xfd, '7', 'z', 'X', 'Z'}, {'7', 'z', 0xbc, 0xaf}, {'R', 'a', 'r', '!'},
    {'%', 'P', 'D', 'F'}, {0x89, 'P', 'N', 'G'}, {0xff, 0xd8, 0xff}, {'P', 'A', 'R', '1'},
        {'S', 'Q', 'L', 'i', 't', 'e'}
  };
  private static final String[] NAMES = {
    "zstd", "bzip2", "xz", "7z", "rar", "pdf", "png", "jpeg", "parquet", "sqlite"
  };
  private static final int PACKED_NAMES = 5;
  private static final int ENOUGH_OF_A_COMPOUND = 1 << 22;

  private final ReadOptions options;

  Contents(ReadOptions options) {
    this.options = options;
  }

  /** What was found: a plain file, or a workbook with the directory of its parts. */
  record Found(SourceFile file, @Nullable ZipDirectory workbook) {}

  Found inside(SourceFile file) throws IOException {
    SourceFile current = file;
    for (int archives = 0;; archives++) {
      byte[] head = head(current, 16);
      boolean gzip = begins(head, 0x1f, 0x8b);
      boolean zip = begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6);
      if (!gzip && !zip) {
        refuse(current, head);
        return new Found(current, null);
      }
      ZipDirectory directory = zip ? ZipDirectory.of(current, options.limits()) : null;
      if (directory != null && isWorkbook(directory)) {
        return new Found(current, directory);
      }
      if (archives == options.limits().archives()) {
        throw new BrokenFileException("import.archive.nested",
            "More than %d archives are inside one another; unpack it, and import what is in it.".formatted(archives));
      }
      current = directory == null ? unzipped(current) : member(current, directory);
    }
  }

  /** Returns the members of an archive that may be tables; nothing for a file that is no archive, or a workbook. */
  List<SourceFile> members(SourceFile file) throws IOException {
    byte[] head = head(file, 16);
    if (begins(head, 0x1f, 0x8b)) {
      return members(unzipped(file));
    }
    if (!begins(head, 'P', 'K', 3, 4)) {
      return List.of();
    }
    ZipDirectory directory = ZipDirectory.of(file, options.limits());
    List<SourceFile> members = new ArrayList<>();
    for (ZipDirectory.Member member : isWorkbook(directory) ? List.<ZipDirectory.Member>of() : tables(directory)) {
      members.add(source(file, directory, member));
    }
    return members;
  }

  private SourceFile unzipped(SourceFile file) {
    return new SourceFile(file.name(), () -> {
      CountedStream packed = new CountedStream(file.opening().open());
      try {
        return new GuardedStream(new GZIPInputStream(packed, 1 << 14), packed::count, options.limits(), null);
      } catch (IOException e) {
        packed.close();
        throw new BrokenFileException("import.archive.damaged", "The file begins like gzip and is none; get it again.");
      }
    });
  }

  private SourceFile member(SourceFile file, ZipDirectory directory) throws BrokenFileException {
    Optional<String> wanted = options.member();
    List<ZipDirectory.Member> tables = tables(directory);
    if (wanted.isPresent()) {
      return source(file, directory, directory.member(wanted.get()).orElseThrow(() -> new BrokenFileException(
          "import.zip.no-such-member", "The archive has no %s; it has %s.".formatted(wanted.get(), names(tables)))));
    }
    if (tables.size() == 1) {
      return source(file, directory, tables.get(0));
    }
    throw tables.isEmpty()
        ? new BrokenFileException("import.zip.empty", "The archive has no file in it that could be a table.")
        : new BrokenFileException("import.zip.several-members",
            "The archive has %d files; name one by ReadOptions.member: %s.".formatted(tables.size(), names(tables)));
  }

  private static SourceFile source(SourceFile file, ZipDirectory directory, ZipDirectory.Member member)
      throws BrokenFileException {
    if (ZipDirectory.leadsOut(member.name())) {
      throw new BrokenFileException("import.zip.slip",
          "The archive has a member whose name leads out of any folder (%s); do not unpack it.".formatted(
              member.name()));
    }
    return new SourceFile(file.name() + "!/" + member.name(), () -> directory.open(member));
  }

  private static List<ZipDirectory.Member> tables(ZipDirectory directory) {
    return directory.members().stream()
        .filter(member -> !member.isFolder() && !member.name().startsWith("__MACOSX/")
            && !member.name().endsWith(".DS_Store"))
        .toList();
  }

  private static String names(List<ZipDirectory.Member> members) {
    List<String> names = members.stream().limit(10).map(ZipDirectory.Member::name).toList();
    return String.join(", ", names) + (members.size() > names.size() ? ", …" : "");
  }

  private static boolean isWorkbook(ZipDirectory directory) throws BrokenFileException {
    if (directory.member("xl/workbook.bin").isPresent()) {
      throw new BrokenFileException("import.xlsx.binary", "This is a binary workbook (xlsb); save it as xlsx or CSV.");
    }
    if (directory.member("word/document.xml").isPresent() || directory.member("ppt/presentation.xml").isPresent()) {
      throw new BrokenFileException("import.file.not-a-table", "This is a document of Office and no table.");
    }
    if (directory.member("mimetype").isPresent() && directory.member("content.xml").isPresent()) {
      throw new BrokenFileException("import.file.open-document",
          "This is an OpenDocument file; save it as xlsx or CSV.");
    }
    return directory.member("[Content_Types].xml").isPresent();
  }

  private static void refuse(SourceFile file, byte[] head) throws IOException {
    if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw compound(file);
    }
    for (int i = 0; i < REFUSED.length; i++) {
      if (begins(head, REFUSED[i])) {
        throw i < PACKED_NAMES
            ? new BrokenFileException("import.archive.unsupported",
                "The file is packed with %s; unpack it, or pack it with gzip or zip.".formatted(NAMES[i]))
            : new BrokenFileException("import.file.not-a-table",
                "This is a file of type %s and no table; export it as CSV.".formatted(NAMES[i]));
      }
    }
  }

  /** A compound file (MS-CFB) is an old workbook or holds an encrypted new one; the names in it are UTF-16. */
  private static BrokenFileException compound(SourceFile file) throws IOException {
    String content = new String(head(file, ENOUGH_OF_A_COMPOUND), StandardCharsets.ISO_8859_1);
    if (content.contains(wide("EncryptedPackage"))) {
      return new BrokenFileException("import.xlsx.encrypted",
          "The workbook is protected by a password; save it without one.");
    }
    return content.contains(wide("Workbook")) || content.contains(wide("Book"))
        ? new BrokenFileException("import.xls.unsupported",
            "This is a workbook of Excel before 2007 (xls); save it as xlsx or CSV.")
        : new BrokenFileException("import.file.not-a-table",
            "This is an old Office file and no table; export it as CSV.");
  }

  private static String wide(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  private static boolean begins(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** What can be read of the beginning: damage further on is told when it is reached. */
  private static byte[] head(SourceFile file, int length) throws IOException {
    try (InputStream bytes = file.opening().open()) {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      PeekedStream peeked = PeekedStream.of(bytes, length);
      head.writeBytes(peeked.head());
      return head.toByteArray();
    }
  }
}
