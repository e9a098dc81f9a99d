package io.crmkit.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.ImportCommand;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import is opened with. */
final class Opening {

  private Opening() {}

  /** Returns the command, or why there is none. */
  static Decision<ImportCommand> of(
      Comparing comparing, String template, List<ImportFile> files, Actor by, Instant at) {
    Validated<Template> read = TemplateJson.read(template);
    if (read instanceof Invalid<Template> invalid) {
      return Decision.refuse(invalid.violations());
    }
    Template sound = read.orElseThrow();
    RecordMatching<?> matching = comparing.matching(sound);
    return matching != null && Collections.disjoint(matching.fields(), sound.fields())
        ? Decision.refuse(new ImportRefusal.NothingToCompare(matching.fields()))
        : Decision.accept(new ImportCommand.Open(sound, marks(files), name(matching), by, at));
  }

  private static @Nullable String name(@Nullable RecordMatching<?> matching) {
    return matching == null ? null : matching.name();
  }

  private static List<FileMark> marks(List<ImportFile> files) {
    List<FileMark> marks = new ArrayList<>(files.size());
    for (ImportFile file : files) {
      try {
        marks.add(file.mark());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file.name(), e);
      }
    }
    return marks;
  }
}
