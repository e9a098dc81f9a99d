package io.crmkit.imports.model;

import io.crmkit.core.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a command to an import was refused. */
public sealed interface ImportRefusal extends Refusal {

  /** There is nothing to act on. */
  record NotOpened() implements ImportRefusal {
    @Override
    public String code() {
      return "import.not-opened";
    }

    @Override
    public String message() {
      return "No import has been opened under this id.";
    }
  }

  /** The id is taken. */
  record AlreadyOpened() implements ImportRefusal {
    @Override
    public String code() {
      return "import.already-opened";
    }

    @Override
    public String message() {
      return "An import was opened under this id; go on with it, or take another id.";
    }
  }

  /** There is nothing to import. */
  record NoFiles() implements ImportRefusal {
    @Override
    public String code() {
      return "import.no-files";
    }

    @Override
    public String message() {
      return "An import needs at least one file.";
    }
  }

  /** The command does not fit where the import stands. */
  record WrongPhase(ImportPhase phase, String wanted) implements ImportRefusal {
    @Override
    public String code() {
      return "import.wrong-phase";
    }

    @Override
    public String message() {
      return "The import is %s; it must be %s for that.".formatted(phase.name().toLowerCase(Locale.ROOT), wanted);
    }
  }

  /** It waits to be resumed. */
  record IsPaused() implements ImportRefusal {
    @Override
    public String code() {
      return "import.paused";
    }

    @Override
    public String message() {
      return "The import is paused; resume it first.";
    }
  }

  /** A file is not what it was when the import was opened. */
  record FileChanged(String file, String expected, String found) implements ImportRefusal {
    @Override
    public String code() {
      return "import.file-changed";
    }

    @Override
    public String message() {
      return ("%s is not the file that the import was opened with (SHA-256 %.12s…, now %.12s…). Bring the same file,"
          + " or cancel the import and open another one.").formatted(file, expected, found);
    }
  }

  /** Other files were handed in, or in another order. */
  record OtherFiles(int expected, int found) implements ImportRefusal {
    @Override
    public String code() {
      return "import.other-files";
    }

    @Override
    public String message() {
      return "The import was opened with %d files but %d were handed in; bring all of them in their order."
          .formatted(expected, found);
    }
  }

  /** What makes rows the same is no longer what it was when the import was opened. */
  record OtherMatching(@Nullable String expected, @Nullable String found) implements ImportRefusal {
    @Override
    public String code() {
      return "import.other-matching";
    }

    @Override
    public String message() {
      return ("The import was opened with duplicates found by %s, now they are by %s. Bring the same rule or model, or"
          + " cancel the import and open another one.").formatted(shown(expected), shown(found));
    }

    private static String shown(@Nullable String matching) {
      return matching == null ? "the fields of the template" : matching;
    }
  }

  /** Nothing that makes rows the same is a field of the template. */
  record NothingToCompare(List<String> fields) implements ImportRefusal {

    public NothingToCompare {
      fields = List.copyOf(fields);
    }

    @Override
    public String code() {
      return "import.nothing-to-compare";
    }

    @Override
    public String message() {
      return ("Duplicates are found by %s, but the template has none of these fields. Map a column to one of them, or"
          + " say \"dedupe_enabled\": false.").formatted(String.join(", ", fields));
    }
  }

  /** Only a row that waits for a decision can be decided. */
  record NoSuchRow(long row) implements ImportRefusal {
    @Override
    public String code() {
      return "import.no-such-row";
    }

    @Override
    public String message() {
      return "Row %d is no row of this import that can be decided.".formatted(row);
    }
  }
}
