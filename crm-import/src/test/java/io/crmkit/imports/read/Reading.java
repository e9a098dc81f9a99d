package io.crmkit.imports.read;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file read to its end: its columns, and each row as the line it stood in and its values, or its problem. */
record Reading(List<String> header, List<String> rows, List<Long> offsets, SourceReport report) {

  static Reading of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), ReadOptions.DETECT);
  }

  static Reading of(String text, ReadOptions options) {
    return of(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Reading of(byte[] bytes) {
    return of(bytes, ReadOptions.DETECT);
  }

  static Reading of(byte[] bytes, ReadOptions options) {
    return of(SourceFile.of("file", bytes), options);
  }

  static Reading of(SourceFile file, ReadOptions options) {
    try (RowSource source = Sources.open(file, options).orElseThrow()) {
      List<String> rows = new ArrayList<>();
      List<Long> offsets = new ArrayList<>();
      for (ReadRow row = source.next(); row != null; row = source.next()) {
        rows.add(shown(row));
        offsets.add(row.place().byteOffset());
      }
      return new Reading(source.header(), rows, offsets, source.report());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file that cannot be read at all is answered with. */
  static String refusal(byte[] bytes, ReadOptions options) {
    return refusal(SourceFile.of("file", bytes), options);
  }

  static String refusal(SourceFile file, ReadOptions options) {
    try {
      Validated<RowSource> opened = Sources.open(file, options);
      return ((Validated.Invalid<RowSource>) opened).violations().all().get(0).code();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a file, or what it is answered with if it cannot be read at all. */
  static List<String> orRefusal(byte[] bytes) {
    try {
      return of(bytes).rows();
    } catch (RefusedException e) {
      return List.of(refusal(bytes, ReadOptions.DETECT));
    }
  }

  List<String> findings() {
    return report.findings().stream().map(Finding::code).toList();
  }

  private static String shown(ReadRow row) {
    String place = row.place().line() + ": ";
    if (row instanceof SourceRow source) {
      return place + source.values();
    }
    UnreadableRow bad = (UnreadableRow) row;
    String pointer = bad.problem().pointer().isEmpty() ? "" : " in " + bad.problem().pointer();
    return place + bad.problem().code() + pointer + " <" + bad.raw() + ">";
  }
}
