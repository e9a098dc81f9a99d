package io.crmkit.imports;

import io.crmkit.core.Validated;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.FilePrefix;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** A file to import: its bytes, read as often as needed, and what the host knows of how it is written. */
public final class ImportFile {

  private final SourceFile source;
  private final ReadOptions options;

  private ImportFile(SourceFile source, ReadOptions options) {
    this.source = Objects.requireNonNull(source, "source");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** A file about which everything is detected. */
  public static ImportFile of(Path file) {
    return of(SourceFile.of(file), ReadOptions.DETECT);
  }

  public static ImportFile of(SourceFile source, ReadOptions options) {
    return new ImportFile(source, options);
  }

  public String name() {
    return source.name();
  }

  /** Reads the whole file once and returns by what it is known again. */
  public FileMark mark() throws IOException {
    return mark(Long.MAX_VALUE, prefix -> { });
  }

  /** The same; {@code beginning} hears of what stands before a place in the file. */
  FileMark mark(long place, Consumer<FilePrefix> beginning) throws IOException {
    FileRead whole = new FileRead();
    try (InputStream in = whole.of(source).opening().open()) {
      byte[] buffer = new byte[1 << 16];
      for (int read = 0; read >= 0; ) {
        long before = place - whole.bytes();
        if (before == 0) {
          beginning.accept(whole.prefix());
        }
        read = in.read(buffer, 0, before > 0 ? (int) Math.min(buffer.length, before) : buffer.length);
      }
    }
    FilePrefix all = whole.prefix();
    return new FileMark(source.name(), all.bytes(), all.sha256());
  }

  /** Opens the rows, or says why there are none; {@code read} takes down what was read of the packed file for them. */
  Validated<RowSource> open(FileRead read) throws IOException {
    return Sources.open(read.of(source), options);
  }
}
